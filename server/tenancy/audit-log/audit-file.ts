import { csvText } from "../../kernel/csv";
import { tenantContext, type Actor, type TenantContext } from "../context";
import { inTenant } from "../tenant-database";
import { auditWhere, type AuditFilter } from "./audit-filter";
import { entryOf, type ShownEntry } from "./read-audit-log";

const BATCH = 2_000;
const COLUMNS = [
  ...["at", "actor", "kind", "role", "action", "subject", "reason", "before", "after", "facts"],
  ...["origin", "agent", "actorId", "id"],
] as const satisfies readonly (keyof ShownEntry)[];

/** The log as a file, newest first, piece by piece: CSV that a spreadsheet may open, or a JSON array. */
export async function* auditFile(
  ctx: TenantContext,
  filter: AuditFilter,
  form: "csv" | "json",
): AsyncGenerator<string> {
  if (form === "csv") yield csvText([[...COLUMNS]]);
  else yield "[";
  const where = auditWhere(ctx.organization.id, filter);
  let cursor: string | undefined;
  for (;;) {
    const rows = await ctx.db.auditEntry.findMany({
      ...{ where, take: BATCH, orderBy: [{ at: "desc" }, { id: "desc" }] },
      ...(cursor && { skip: 1, cursor: { organizationId_id: { organizationId: ctx.organization.id, id: cursor } } }),
    });
    const entries = rows.map(entryOf);
    if (form === "csv") yield csvText(entries.map((entry) => COLUMNS.map((column) => plain(entry[column]))));
    else yield jsonOf(entries, cursor === undefined);
    cursor = entries.at(-1)?.id;
    if (rows.length < BATCH) break;
  }
  if (form === "json") yield "]\n";
}

/** The same for a person who was let in at the door of an address. */
export const downloadAudit = (
  { organizationId, actor, now }: { organizationId: string; actor: Actor; now: Date },
  filter: AuditFilter,
  form: "csv" | "json",
): Promise<string> =>
  inTenant(organizationId, async (db) => {
    const pieces: string[] = [];
    for await (const piece of auditFile(await tenantContext(db, organizationId, actor, now), filter, form))
      pieces.push(piece);
    return pieces.join("");
  });

const plain = (value: string | Date): string => (value instanceof Date ? value.toISOString() : value);

function jsonOf(entries: readonly ShownEntry[], isFirst: boolean): string {
  const parsed = (text: string): unknown => (text === "" ? null : JSON.parse(text));
  const lines = entries.map(({ before, after, facts, ...rest }) =>
    JSON.stringify({ ...rest, before: parsed(before), after: parsed(after), facts: parsed(facts) }),
  );
  return lines.map((line, at) => `${isFirst && at === 0 ? "" : ","}\n${line}`).join("");
}
