import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { importFile } from "../../intake";
import { Decimal, sumOf } from "../../kernel/decimal";
import { setUpQueue } from "../../queue";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import type { BehindInput } from "./behind-input";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const QUARTER = "2026-Q3";
const HEADER = "day,provider,model,project,batch,requests,uncached_input,cache_read,output,reported_cost,currency";
let acme: WorldOrganization;
let triage = "";

async function bring(name: string, rows: readonly string[], more: { isDetail?: boolean } = {}): Promise<string> {
  const file = path.join(database.folder, `${name}.csv`);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  const done = await importFile(acme.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name, ...more } },
    ...{ overlap: null, confirmRejects: true, isDryRun: false },
  });
  expect(done.status, done.message).toBe("committed");
  return done.import ?? "";
}

const row = (day: string, model: string, project: string, input: number, batch = "false") =>
  `${day},openai,${model},${project},${batch},10,${input},${Math.floor(input / 3)},${Math.floor(input / 7)},,`;

beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ acme } = await world("acme"));
  const analyst = acme.as("analyst");
  ({ id: triage } = await analyst.workloads.create({
    ...{ name: "Triage", profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } } },
  }));
  await analyst.workloads.createRule({
    workloadId: triage,
    matchers: [{ field: "project", kind: "glob", pattern: "triage" }],
  });
  // A contract price that begins inside a month: August has two prices.
  await acme.as("owner").prices.override({
    ...{ provider: "openai", model: "gpt-4o-mini", perMTok: { input: "0.1", output: "0.5", cacheRead: "0.05" } },
    ...{ contextTiers: [], units: {}, from: "2026-08-11", to: null, reason: "contract" },
  });
  await bring("ledger", [
    row("2026-07-03", "gpt-4o-mini", "triage", 1_234_567),
    row("2026-08-01", "gpt-4o-mini", "triage", 3_333_333),
    row("2026-08-20", "gpt-4o-mini", "triage", 7_777_777),
    row("2026-08-20", "gpt-4o-mini", "triage", 1_111_111, "true"),
    row("2026-09-30", "gpt-4.1", "triage", 999_999),
    row("2026-09-30", "gpt-4.1", "loose", 500_001),
    row("2026-06-30", "gpt-4.1", "triage", 9_000_001),
    row("2026-08-02", "made-up", "triage", 77),
  ]);
  await bring("other", [row("2026-08-20", "gpt-4o-mini", "triage", 123), row("2026-08-21", "gpt-4.1", "", 4_567)]);
  await bring("detail", [row("2026-08-20", "gpt-4o-mini", "triage", 7_777_777)], { isDetail: true });
  await bring("speech", ["2026-08-05,speechco,voice,calls,false,3,0,0,0,12.345,USD"]);
});

const behind = (asked: Partial<BehindInput>, role: "analyst" | "viewer" = "analyst") =>
  acme.as(role).reviews.behind({ period: QUARTER, ...asked });
const costs = (lines: readonly { readonly cost: string | null }[]): string =>
  sumOf(lines.map(({ cost }) => new Decimal(cost ?? 0))).toFixed();
const isSame = (one: string, other: string, of: string) =>
  expect(new Decimal(one).toFixed(), of).toBe(new Decimal(other).toFixed());

describe("behind an amount", () => {
  it.each(["then", "now"] as const)("of the portfolio, at the prices of %s, are sums that make it", async (prices) => {
    const { snapshot } = await acme.as("analyst").reviews.portfolio({ quarter: QUARTER, prices });
    const [line] = snapshot.workloads;
    expect(snapshot.workloads.map(({ id }) => id)).toEqual([triage]);
    const figures: [string, string, Partial<BehindInput>][] = [
      ["all", snapshot.spend, { of: "spend" }],
      ["the workload", line?.spend ?? "", { workloadId: triage }],
      ["unassigned", snapshot.unassigned.spend, { workloadId: null }],
      ["reported only", snapshot.reportedOnly.spend, { of: "reported" }],
    ];
    for (const [what, figure, asked] of figures)
      for (const by of ["month", "day"] as const) {
        const found = await behind({ ...asked, prices, by });
        expect(Number(figure), what).toBeGreaterThan(0);
        isSame(found.amount, figure, `${what} by ${by}`);
        isSame(costs(found.lines), figure, `the lines of ${what} by ${by}`);
      }
  });

  it("of a workload's quarters, too", async () => {
    const { answer } = await acme.as("analyst").workloads.read({ id: triage, quarter: QUARTER, prices: "then" });
    for (const { key, spend } of answer.quarters)
      isSame((await behind({ period: key, workloadId: triage })).amount, spend, key);
    expect(answer.quarters.filter(({ spend }) => Number(spend) > 0)).toHaveLength(2);
  });

  it("name the import, the price that held and the rule, and where a price changed both", async () => {
    const { lines, range } = await behind({ workloadId: triage, model: "gpt-4o-mini", by: "month" });
    expect(range).toEqual({ from: "2026-07-01", to: "2026-10-01" });
    const august = lines.find((one) => one.from === "2026-08-01" && one.source === "ledger" && !one.batch);
    expect(august).toMatchObject({ fileName: "ledger.csv", to: "2026-09-01", rows: 2, hasCopy: true });
    expect(august?.prices.map(({ from, to, rule, source }) => [from, to, rule, source === "your contract"])).toEqual([
      ["2026-08-01", "2026-08-11", "exact", false],
      ["2026-08-11", "2026-09-01", "exact", true],
    ]);
    expect(lines.some(({ source }) => source === "detail")).toBe(false);
    const unpriced = await behind({ workloadId: triage, model: "made-up" });
    expect(unpriced).toMatchObject({ amount: "0", lines: [{ cost: null, prices: [], rows: 1 }] });
  });

  it("lead on to their rows, which make each of them", async () => {
    for (const by of ["month", "day"] as const) {
      const { lines } = await behind({ workloadId: triage, by });
      expect(lines.length).toBeGreaterThan(4);
      for (const { importId, from, cost, provider, model, batch, serviceTier, contextTier, rows } of lines) {
        const found = await acme.as("reviewer").imports.rows({
          ...{ id: importId, provider, model, batch, serviceTier, contextTier, workloadId: triage },
          ...(by === "day" ? { day: from } : { month: from.slice(0, 7) }),
        });
        expect(found).toMatchObject({ count: rows, amount: { rows }, workload: { name: "Triage" } });
        isSame(costs(found.rows), cost ?? "0", `${from} ${model}`);
        isSame(found.amount.valued ?? "0", cost ?? "0", `${from} ${model}`);
      }
    }
  });

  it("of a bill and of what it is held against, as the reconciliation has them", async () => {
    const file = path.join(database.folder, "openai-cost.csv");
    const header =
      "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id";
    const billed = (day: string, amount: string) => {
      const at = Date.parse(`${day}T00:00:00Z`) / 1000;
      return `${at},${at + 86_400},${day}T00:00:00+00:00,${day}T00:00:00+00:00,${amount},usd,"gpt-4o-mini, input",,org-1`;
    };
    writeFileSync(file, [header, billed("2026-08-01", "0.5"), billed("2026-08-20", "1.0625")].join("\n"));
    const done = await importFile(acme.id, OPERATOR, {
      ...{ path: file, name: "openai-cost.csv", hints: {}, overlap: null, confirmRejects: true, isDryRun: false },
    });
    expect(done, done.message).toMatchObject({ status: "committed", report: { kind: "cost" } });
    const { months } = await acme.as("analyst").imports.reconciliation({ from: "2026-07-01", to: "2026-10-01" });
    const [month] = months;
    expect(month).toMatchObject({ provider: "openai", month: "2026-08", billed: "1.5625" });
    const asked = { period: "2026-08", provider: "openai" };
    isSame((await behind({ ...asked, of: "bill" })).amount, month?.billed ?? "", "billed");
    isSame((await behind(asked)).amount, month?.valued ?? "", "valued");
    // Usage of the provider is known, so its bill is no spend.
    const { snapshot } = await acme.as("analyst").reviews.portfolio({ quarter: QUARTER, prices: "then" });
    isSame((await behind({ of: "spend" })).amount, snapshot.spend, "all");
  });

  it("are nothing for viewers, and not found for what is not there", async () => {
    await expect(behind({}, "viewer")).rejects.toThrow("may not do this");
    await expect(behind({ workloadId: "nobody" })).rejects.toThrow("no such workload");
    await expect(behind({ importId: "nothing" })).rejects.toThrow("no such import");
    await expect(behind({ period: "2026-Q5" })).rejects.toThrow("a quarter is written 2026-Q3");
  });

  it("say when the rows are not kept any more", async () => {
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "Organization" SET "retentionMonths" = 3 WHERE id = $1`, [acme.id]),
    );
    expect((await behind({})).retentionMonths).toBe(3);
  });
});
