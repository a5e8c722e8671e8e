import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { usageMapping } from "../ingest/schema";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { importFile, type FileImported, type ImportHints } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const bill = usageMapping.parse({
  ...{ kind: "cost", day: { column: "day", format: "ISO" }, provider: { constant: "openai" } },
  ...{ model: { column: "model" }, cost: { column: "cost", currency: { constant: "USD" } } },
});

async function take(
  organization: WorldOrganization,
  source: string,
  lines: readonly string[],
  hints: ImportHints = source === "bill" ? { mapping: bill } : {},
): Promise<FileImported> {
  const file = path.join(database.folder, `${organization.slug}-${source}.csv`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), overlap: null, confirmRejects: false, isDryRun: false },
    hints: { source, ...hints },
  });
  expect(done.status, done.message).toBe("committed");
  return done;
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

it("says that two sources may bill the same, and counts one of them where somebody says that it is so", async () => {
  const organization = (await world("billed-twice"))["billed-twice"]!;
  await take(organization, "usage", [
    "day,provider,model,uncached_input,output",
    "2026-08-01,openai,gpt-4o-mini,1000000,0",
  ]);
  await take(organization, "bill", ["day,model,cost", "2026-08-01,gpt-4o-mini,0.15", "2026-08-09,gpt-4o,1.00"]);
  const monthly = ["day,model,cost", "2026-08-31,OpenAI API,1.12"];
  const elsewhere = [{ source: "bill", days: 1, models: 1 }];
  const second = await take(organization, "statement", monthly, { mapping: bill });
  expect(second.report).toMatchObject({
    dryRun: { sameTraffic: elsewhere },
    warnings: [{ code: "same-bill-elsewhere", source: "bill" }],
  });
  const { imports } = organization.as("analyst");
  const august = { from: "2026-08-01", to: "2026-09-01" };
  const twice = await imports.reconciliation(august);
  expect(twice.months).toMatchObject([{ billed: "2.27", billers: ["bill", "statement"] }]);

  const statement = (await imports.sources()).find(({ name }) => name === "statement");
  await imports.setSourceDetail({ id: statement?.id ?? "", isDetail: true, reason: "it is the same bill" });
  expect((await imports.reconciliation(august)).months).toMatchObject([{ billed: "1.15", billers: ["bill"] }]);
  // Another provider's bill, another month's and one of quite another sum are no second bill.
  for (const [source, line] of [
    ["july", "2026-07-31,OpenAI API,1.12"],
    ["other-account", "2026-08-31,OpenAI API,90.00"],
  ] as const)
    expect((await take(organization, source, ["day,model,cost", line], { mapping: bill })).report?.warnings).toEqual(
      [],
    );
});
