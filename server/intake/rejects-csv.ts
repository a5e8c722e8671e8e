import { csvText, type CsvValue } from "../kernel/csv";
import { tenantContext, type Actor, type TenantContext } from "../tenancy/context";
import { inTenant } from "../tenancy/tenant-database";
import { listRejects } from "./list-rejects";
import { MOST_REJECTS_KEPT } from "./settle/add-rejects";

export interface RejectsFile {
  /** Name of the imported file. */
  readonly fileName: string;
  readonly csv: string;
}

const PAGE = 5_000;

/** All kept rejects of an import as CSV, safe to open in a spreadsheet; the last line says how many are not kept. */
export async function rejectsCsv(ctx: TenantContext, { id }: { id: string }): Promise<RejectsFile> {
  const lines: CsvValue[][] = [["line", "column", "value", "reason"]];
  let fileName = "";
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof listRejects>> = await listRejects(ctx, { id, after, limit: PAGE });
    fileName = page.fileName;
    for (const { line, column, value, code } of page.rejects) lines.push([line, column, value, code]);
    after = page.next;
  }
  const left = await notKept(ctx, id);
  if (left > 0) lines.push(["", "", `${left} more were rejected; the first ${MOST_REJECTS_KEPT} are kept`, "not-kept"]);
  return { fileName, csv: csvText(lines) };
}

/** How many rows were rejected beyond those that are kept. */
async function notKept({ db, organization }: TenantContext, id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ left: number }[]>`
    SELECT greatest(0, coalesce((report->>'rejected')::bigint, 0) - ${MOST_REJECTS_KEPT})::int AS left
    FROM "Import" WHERE "organizationId" = ${organization.id} AND id = ${id}`;
  return row?.left ?? 0;
}

/** The same for a person who was let in at the door of an address. */
export const downloadRejects = (organizationId: string, actor: Actor, id: string, now: Date): Promise<RejectsFile> =>
  inTenant(organizationId, async (db) => rejectsCsv(await tenantContext(db, organizationId, actor, now), { id }));
