import { existsSync } from "node:fs";
import path from "node:path";

/** Where stripped copies of committed imports lie. The server sets DATA_DIR before it serves. */
export function canonicalFolder(organizationId?: string): string {
  const folder = process.env.DATA_DIR;
  if (!folder) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  return path.join(folder, "canonical", ...(organizationId === undefined ? [] : [organizationId]));
}

export const canonicalPlace = (organizationId: string, importId: string): string =>
  path.join(canonicalFolder(organizationId), `${importId}.parquet`);

/** True while the rows of an import can be looked at. */
export const hasCopy = (organizationId: string, importId: string): boolean =>
  existsSync(canonicalPlace(organizationId, importId));
