import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { usageMapping } from "../ingest/schema";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { importFile } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const bill = usageMapping.parse({
  ...{ kind: "cost", day: { column: "day", format: "ISO" }, provider: { constant: "openai" } },
  ...{ model: { column: "model" }, cost: { column: "cost", currency: { constant: "USD" } } },
});

async function take(organization: WorldOrganization, source: string, lines: readonly string[]): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}-${source}.csv`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), overlap: null, confirmRejects: false, isDryRun: false },
    hints: source === "bill" ? { source, mapping: bill } : { source },
  });
  expect(done.status, done.message).toBe("committed");
}

it.each([
  ["lines in cents", "cents", ["0.04", "0.04", "0.04", "0.04"], { cause: "rounding", amount: "0.01", cells: 1 }],
  [
    "lines in fractions of a cent",
    "fractions",
    ["0.0401", "0.04", "0.04", "0.04"],
    { cause: "unexplained", amount: "0.0101", cells: 1 },
  ],
  [
    "what a computer's arithmetic leaves",
    "floats",
    ["0.0375000000000000001", "0.0375", "0.0375", "0.0375"],
    { cause: "rounding", amount: "0.0000000000000000001", cells: 1 },
  ],
])("explains %s by rounding as far as that goes", async (_, slug, amounts, cause) => {
  const organization = (await world(slug))[slug]!;
  // A million tokens of input at $0.15.
  await take(organization, "usage", [
    "day,provider,model,uncached_input,output",
    "2026-08-01,openai,gpt-4o-mini,1000000,0",
  ]);
  await take(organization, "bill", ["day,model,cost", ...amounts.map((amount) => `2026-08-01,gpt-4o-mini,${amount}`)]);
  const { months } = await organization.as("analyst").imports.reconciliation({ from: "2026-08-01", to: "2026-09-01" });
  expect(months).toMatchObject([{ valued: "0.15", causes: [cause] }]);
});
