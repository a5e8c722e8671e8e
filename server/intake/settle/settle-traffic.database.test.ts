import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { seededChance } from "../../testing/seeded-chance";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { importFile, type ImportHints } from "..";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,api_key,requests,uncached_input,output";

let files = 0;
async function take(organization: WorldOrganization, name: string, lines: readonly string[], hints: ImportHints = {}) {
  const file = path.join(database.folder, `${++files}-${name}`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name, hints, overlap: null, confirmRejects: true, isDryRun: false },
  });
  expect(done.status, done.message).toBe("committed");
  return done;
}

/** What the quarter cost in all, and its tokens. */
async function totalOf(organization: WorldOrganization) {
  const { snapshot } = await organization.as("analyst").reviews.portfolio({ quarter: "2026-Q3", prices: "then" });
  const { tokens } = await organization.as("analyst").reviews.behind({ period: "2026-Q3", of: "spend" });
  return { spend: snapshot.spend, tokens };
}

const MODELS = ["gpt-4o-mini", "gpt-4.1"];

/** One day's traffic of a model as the provider bills it, and as a gateway logs it: by key, and a little off. */
function traffic(pick: () => number) {
  const [ledger, gateway]: [string[], string[]] = [[HEADER], [HEADER]];
  for (const day of ["2026-07-03", "2026-08-14", "2026-09-30"])
    for (const model of MODELS) {
      const input = 1_000_000 + Math.floor(pick() * 9_000_000);
      const output = Math.floor(input * pick());
      ledger.push(`${day},openai,${model},web,,${Math.ceil(pick() * 900)},${input},${output}`);
      const part = pick();
      const seen = 0.85 + pick() * 0.3;
      for (const [key, share] of [
        ["key-a", part],
        ["key-b", 1 - part],
      ] as const)
        gateway.push(
          `${day},openai,${model},,${key},1,${Math.floor(input * share * seen)},${Math.floor(output * share * seen)}`,
        );
    }
  return { ledger, gateway };
}

describe("a gateway's log beside the provider's export of the same traffic", () => {
  it.each(process.env.NIGHTLY ? [1, 2, 3, 4, 5, 6] : [1, 2])(
    "never adds to the total, whichever comes first and however it was counted before (%d)",
    async (seed) => {
      const pick = seededChance(seed);
      const slug = `beside-${seed}`;
      const organization = (await world(slug))[slug]!;
      const { ledger, gateway } = traffic(pick);
      const detail = { source: "gateway", isDetail: true };
      const first = await take(
        organization,
        "first.csv",
        seed % 2 === 0 ? gateway : ledger,
        seed % 2 === 0 ? detail : {},
      );
      const second = await take(
        organization,
        "second.csv",
        seed % 2 === 0 ? ledger : gateway,
        seed % 2 === 0 ? {} : detail,
      );
      const told = [first, second].find(({ report }) => report?.dryRun?.source.isDetail)?.report;
      expect(told?.totals.uncachedInput).toBeGreaterThan(1_000_000);
      const { imports } = organization.as("analyst");
      const only = await totalOf(organization);
      // As if the log had never come.
      await imports.revert({ id: (seed % 2 === 0 ? first : second).import ?? "", reason: "to compare" });
      expect(await totalOf(organization)).toEqual(only);
      expect(Number(only.spend)).toBeGreaterThan(0);
      // Counted as a ledger it would add, and taken back it does not: the choice is the source's, not the import's.
      await take(organization, "again.csv", gateway.slice(0, -1), detail);
      const source = (await imports.sources()).find(({ name }) => name === "gateway");
      await imports.setSourceDetail({ id: source?.id ?? "", isDetail: false, reason: "to see" });
      expect((await totalOf(organization)).tokens).toBeGreaterThan(only.tokens);
      await imports.setSourceDetail({ id: source?.id ?? "", isDetail: true, reason: "it is the same traffic" });
      expect(await totalOf(organization)).toEqual(only);
    },
  );

  const span = (day: string, tokens: number, more: object = {}) =>
    JSON.stringify({
      ...{
        request_id: `r-${day}-${tokens}`,
        startTime: `${day}T10:00:00Z`,
        model: "gpt-4o",
        custom_llm_provider: "openai",
      },
      ...{
        prompt_tokens: tokens,
        completion_tokens: 20,
        total_tokens: tokens + 20,
        spend: 0.1,
        call_type: "acompletion",
      },
      ...{ api_key: "k", metadata: "{}", messages: "", response: "", ...more },
    });

  it("is detail by itself where a ledger counts all of it already, and nobody said otherwise", async () => {
    const { itself } = await world("itself");
    await take(itself, "export.csv", [
      HEADER,
      "2026-08-01,openai,gpt-4o,web,,1,1000,20",
      "2026-08-02,openai,gpt-4o,web,,1,500,20",
    ]);
    const only = await totalOf(itself);
    const log = await take(itself, "log.jsonl", [span("2026-08-01", 990)]);
    expect(log.report?.dryRun).toMatchObject({ source: { isDetail: true, isNew: true }, sameTraffic: [{ days: 1 }] });
    expect(await totalOf(itself)).toEqual(only);
    // The source stays what it is: later logs of it add nothing either.
    await take(itself, "later.jsonl", [span("2026-08-02", 520)]);
    expect(await totalOf(itself)).toEqual(only);
    // A day of which no ledger tells counts as it tells, and that is said.
    await take(itself, "beyond.jsonl", [span("2026-08-05", 300)]);
    expect((await totalOf(itself)).tokens).toBe(only.tokens + 320);
    const { snapshot } = await itself.as("analyst").reviews.portfolio({ quarter: "2026-Q3", prices: "then" });
    expect(snapshot.dataQuality.countedFromDetail).toEqual([
      { source: "litellm-spend-logs", provider: "openai", days: ["2026-08-05"] },
    ]);
    const { entries } = await itself.as("owner").tenancy.auditLog({});
    expect(entries.filter(({ action }) => action === "import.commit").map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([expect.stringContaining("isDetail")]),
    );
  });

  it("counts where somebody says that it is other traffic, and where part of it is known to nobody else", async () => {
    const { other } = await world("other");
    await take(other, "export.csv", [HEADER, "2026-08-01,openai,gpt-4o,web,,1,1000,20"]);
    const said = await take(other, "log.jsonl", [span("2026-08-01", 990)], { source: "said", isDetail: false });
    expect(said.report?.dryRun?.source.isDetail).toBe(false);
    const partly = await take(other, "more.jsonl", [span("2026-08-01", 980), span("2026-08-03", 7)], {
      source: "more",
    });
    expect(partly.report?.dryRun).toMatchObject({ source: { isDetail: false } });
    expect((await totalOf(other)).tokens).toBe(1020 + 1010 + 1000 + 27);
  });
});
