import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { importLine } from "./read-import";
import type { ImportStatus } from "./schema";

export interface ImportsPage {
  readonly status?: ImportStatus | undefined;
  /** Where the page before ended, as that page said. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * A page of imports, the newest first, for who reads all of them: imports of one moment are told apart by their ids, so that
 * none is missed or told twice. Discarded ones only where they are asked for. @throws Refusal for a cursor that is none.
 */
export async function pageImports(ctx: TenantContext, { status, cursor, limit }: ImportsPage) {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await ctx.db.import.findMany({
    where: {
      organizationId: ctx.organization.id,
      status: status ?? { not: "discarded" },
      ...(after ? { OR: [{ uploadedAt: { lt: after.at } }, { uploadedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    include: { source: true },
    omit: { report: true, hints: true },
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { imports: page.map(importLine), next: rows.length > limit && last ? cursorOf(last) : null };
}

/** Whether a page of imports said so. */
export const isCursor = (cursor: string): boolean => positionIn(cursor) !== null;

const cursorOf = (row: { uploadedAt: Date; id: string }): string =>
  Buffer.from(`${row.uploadedAt.toISOString()} ${row.id}`).toString("base64url");

function readCursor(cursor: string): Position {
  const found = positionIn(cursor);
  if (found) return found;
  throw new Refusal("bad-input", "bad-cursor", "Give as cursor what the page before said as next.", {
    field: "cursor",
  });
}

interface Position {
  readonly at: Date;
  readonly id: string;
}

function positionIn(cursor: string): Position | null {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const at = new Date(time);
  // A date may lie where no database has one.
  const isTime = /^[12]\d{3}-[\d:.T-]+Z$/.test(time) && !Number.isNaN(at.getTime());
  return isTime && /^[0-9a-z]+$/.test(id) ? { at, id } : null;
}
