import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import type { Actor } from "../../tenancy/context";
import { inTenant } from "../../tenancy/tenant-database";
import { importHints } from "../schema";
import { uploadPlace } from "../uploads-folder";

/** What was said of a file before its first byte came; lies beside the bytes. */
export const announcement = z.object({
  fileName: z.string(),
  bytes: z.int().min(0),
  sha256: z.string().optional(),
  hints: importHints,
  /** Who began it: nobody else adds to it. */
  actorId: z.string(),
});
export type Announcement = z.infer<typeof announcement>;

export interface BegunUpload {
  readonly place: BegunPlace;
  /** Null where it has become an import and nothing is left to be sent. */
  readonly said: Announcement | null;
  /** How many bytes are here. */
  readonly offset: number;
  /** How many there will be. */
  readonly bytes: number;
}

export interface BegunPlace {
  readonly folder: string;
  readonly content: string;
  readonly said: string;
}

/** Where uploads lie of which parts are missing: beside the uploads, on the same disk. */
export function begunFolder(organizationId?: string): string {
  const root = process.env.DATA_DIR;
  if (!root) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  return path.join(root, "uploads-begun", ...(organizationId === undefined ? [] : [organizationId]));
}

export function begunPlace(organizationId: string, id: string): BegunPlace {
  const folder = path.join(begunFolder(organizationId), id);
  return { folder, content: path.join(folder, "content"), said: path.join(folder, "said.json") };
}

/** An upload that was begun, as far as it is. @throws Refusal not-found for foreign, ended, swept and random ids alike. */
export async function findBegun(organizationId: string, actor: Actor, id: string): Promise<BegunUpload> {
  if (!/^[0-9a-f]{26}$/.test(id)) throw notFound("upload");
  const place = begunPlace(organizationId, id);
  const where = { organizationId_id: { organizationId, id } };
  const known = await inTenant(organizationId, (db) => db.import.findUnique({ where, select: { bytes: true } }));
  if (known) return { place, said: null, offset: Number(known.bytes), bytes: Number(known.bytes) };
  const said = await readFile(place.said, "utf8").catch(() => null);
  const read = said === null ? null : announcement.parse(JSON.parse(said));
  if (read?.actorId !== actor.id) throw notFound("upload");
  // A server that ended between the last byte and the import has moved the content already.
  const offset = (await sizeOf(place.content)) ?? (await sizeOf(uploadPlace(organizationId, id).source));
  if (offset === null) throw notFound("upload");
  return { place, said: read, offset, bytes: read.bytes };
}

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );
