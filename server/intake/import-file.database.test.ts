import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { importFile, type FileToImport } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output,reported_cost,currency";

function csv(name: string, ...rows: string[]): string {
  const file = path.join(database.folder, name);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  return file;
}

const take = (organization: WorldOrganization, file: string, more: Partial<FileToImport> = {}) =>
  importFile(organization.id, OPERATOR, {
    path: file,
    name: path.basename(file),
    hints: {},
    overlap: null,
    confirmRejects: false,
    isDryRun: false,
    ...more,
  });

const stored = (organizationId: string) =>
  asAdmin(database.adminUrl, async (client) => {
    const one = async (sql: string) =>
      (await client.query(sql, [organizationId])).rows[0] as Record<string, string | null>;
    const sums = `count(*)::int AS n, sum("uncachedInput")::text AS input, sum(output)::text AS output, trim_scale(sum("valuedCost"))::text AS cost, trim_scale(sum("reportedCost"))::text AS reported`;
    return {
      rollups: await one(`SELECT ${sums} FROM "UsageRollup" WHERE "organizationId" = $1`),
      months: await one(`SELECT ${sums} FROM "UsageMonth" WHERE "organizationId" = $1`),
      imports: await one(
        `SELECT count(*) FILTER (WHERE status = 'committed')::int AS committed, count(*)::int AS n FROM "Import" WHERE "organizationId" = $1`,
      ),
    };
  });

describe("importing a file", () => {
  it("commits, values each day, and adds up to the token and the last decimal", async () => {
    const { acme } = await world("acme");
    const file = csv(
      "plain.csv",
      "2026-08-01,openai,gpt-4o-mini,web,10,1000,0,500,0.1,USD",
      "2026-09-01,openai,gpt-4o-mini,web,5,2000,0,100,0.2,USD",
    );
    const done = await take(acme, file);
    expect(done.status).toBe("committed");
    const { rollups, months } = await stored(acme.id);
    // 3,000 × $0.15 and 600 × $0.60 a million.
    expect(rollups).toEqual({ n: 2, input: "3000", output: "600", cost: "0.00081", reported: "0.3" });
    expect(months).toEqual({ n: 2, input: "3000", output: "600", cost: "0.00081", reported: "0.3" });
  });
});
