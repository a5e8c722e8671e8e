import { tenantContext, type Actor, type TenantContext } from "../tenancy/context";
import { inTenant } from "../tenancy/tenant-database";
import { listRejects } from "./list-rejects";
import { neutralCell } from "./rules/neutral-cell";

export interface RejectsFile {
  /** Name of the imported file. */
  readonly fileName: string;
  readonly csv: string;
}

const PAGE = 5_000;

/** All kept rejects of an import as CSV, safe to open in a spreadsheet. */
export async function rejectsCsv(ctx: TenantContext, { id }: { id: string }): Promise<RejectsFile> {
  const lines = ["line,column,value,reason"];
  let fileName = "";
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof listRejects>> = await listRejects(ctx, { id, after, limit: PAGE });
    fileName = page.fileName;
    for (const { line, column, value, code } of page.rejects)
      lines.push([String(line), neutralCell(column), neutralCell(value), neutralCell(code)].join(","));
    after = page.next;
  }
  return { fileName, csv: `${lines.join("\r\n")}\r\n` };
}

/** The same for a person who was let in at the door of an address. */
export const downloadRejects = (organizationId: string, actor: Actor, id: string, now: Date): Promise<RejectsFile> =>
  inTenant(organizationId, async (db) => rejectsCsv(await tenantContext(db, organizationId, actor, now), { id }));
