import path from "node:path";

/** Where uploads lie until they are committed or discarded. The server sets DATA_DIR before it serves. */
export function uploadsFolder(organizationId?: string): string {
  const folder = process.env.DATA_DIR;
  if (!folder) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  return path.join(folder, "uploads", ...(organizationId === undefined ? [] : [organizationId]));
}

export interface UploadPlace {
  readonly folder: string;
  /** The file as it came. */
  readonly source: string;
  /** What the reader makes of it. */
  readonly work: string;
}

export function uploadPlace(organizationId: string, importId: string): UploadPlace {
  const folder = path.join(uploadsFolder(organizationId), importId);
  return { folder, source: path.join(folder, "source"), work: path.join(folder, "work") };
}
