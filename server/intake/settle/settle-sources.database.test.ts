import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { brokenInvariants } from "../../testing/broken-invariants";
import { seededChance } from "../../testing/seeded-chance";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { importFile } from "..";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,requests,uncached_input,output";
const DAYS = ["2026-07-30", "2026-07-31", "2026-08-01", "2026-08-02"];
const PROVIDERS = [
  ["openai", "gpt-4o-mini"],
  ["anthropic", "claude-sonnet-4-5"],
] as const;

/** What one source tells: tokens by provider and day. */
type Told = ReadonlyMap<string, number>;
interface Source {
  readonly name: string;
  readonly isDetail: boolean;
  readonly told: Told;
}

function told(pick: () => number, share: number): Told {
  const cells = new Map<string, number>();
  for (const day of DAYS)
    for (const [provider, model] of PROVIDERS)
      if (pick() < share) cells.set(`${day},${provider},${model}`, 1 + Math.floor(pick() * 1_000_000));
  // A source that tells nothing is none.
  if (cells.size === 0) cells.set(`${DAYS[0]},openai,gpt-4o-mini`, 77);
  return cells;
}

/** The rule, written once more: ledgers where any tells, else the detail that came first. */
function counted(sources: readonly Source[]): number {
  let sum = 0;
  for (const cell of new Set(sources.flatMap((source) => [...source.told.keys()]))) {
    const telling = sources.filter((source) => source.told.has(cell));
    const ledgers = telling.filter(({ isDetail }) => !isDetail);
    for (const source of ledgers.length > 0 ? ledgers : telling.slice(0, 1)) sum += source.told.get(cell) ?? 0;
  }
  return sum;
}

async function bring(organization: WorldOrganization, { name, isDetail, told: cells }: Source): Promise<string> {
  const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
  writeFileSync(file, `${[HEADER, ...[...cells].map(([cell, tokens]) => `${cell},1,${tokens},0`)].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name, isDetail } },
    ...{ overlap: null, confirmRejects: true, isDryRun: false },
  });
  expect(done.status, done.message).toBe("committed");
  return done.import ?? "";
}

const tokensOf = async (organization: WorldOrganization): Promise<number> =>
  (await organization.as("analyst").reviews.behind({ period: "2026-Q3", of: "spend" })).tokens;

describe("ledger and detail, provider by provider and day by day", () => {
  it.each(process.env.NIGHTLY ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [1, 2])(
    "counts each once, whatever comes, goes, and becomes the other (%d)",
    async (seed) => {
      const pick = seededChance(seed);
      const slug = `each-${seed}`;
      const organization = (await world(slug))[slug]!;
      const { imports } = organization.as("analyst");
      let sources: Source[] = [];
      const held = new Map<string, string>();
      const holds = async (): Promise<void> => expect(await tokensOf(organization)).toBe(counted(sources));
      for (const [name, isDetail, share] of [
        ["gateway", true, 0.8],
        ["export", false, 0.5],
        ["second gateway", true, 0.8],
        ["other account", false, 0.3],
      ] as const) {
        const source = { name, isDetail, told: told(pick, share) };
        held.set(name, await bring(organization, source));
        sources = [...sources, source];
        await holds();
      }
      const turned = pick() < 0.5 ? "export" : "gateway";
      const { id } = (await imports.sources()).find(({ name }) => name === turned)!;
      const isDetail = turned === "export";
      await imports.setSourceDetail({ id, isDetail, reason: "it is the other way round" });
      sources = sources.map((source) => (source.name === turned ? { ...source, isDetail } : source));
      await holds();
      await imports.revert({ id: held.get("export")!, reason: "to see" });
      sources = sources.filter(({ name }) => name !== "export");
      await holds();
      const broken = await brokenInvariants(database.adminUrl, database.folder);
      expect(broken.filter((law) => law.startsWith("months"))).toEqual([]);
    },
    60_000,
  );

  it("says what counts no more, in the report of the file that tells of it better and in the audit log", async () => {
    const { better } = await world("better");
    const day = (at: string, tokens: number): Told => new Map([[`${at},openai,gpt-4o-mini`, tokens]]);
    const gateway = new Map([...day("2026-08-01", 500), ...day("2026-08-02", 600)]);
    await bring(better, { name: "gateway", isDetail: true, told: gateway });
    expect(await tokensOf(better)).toBe(1_100);
    const ledger = await bring(better, { name: "export", isDetail: false, told: day("2026-08-02", 590) });
    expect(await tokensOf(better)).toBe(1_090);
    expect(await better.as("reviewer").imports.sources()).toMatchObject([
      { name: "export", isDetail: false, imports: 1, lastDay: "2026-08-02" },
      { name: "gateway", isDetail: true, imports: 1, lastDay: "2026-08-02" },
    ]);
    const { report } = await better.as("analyst").imports.read({ id: ledger });
    expect(report?.dryRun?.effects[0]?.recounted).toEqual([{ source: "gateway", days: 1, counts: false }]);
    await better.as("analyst").imports.revert({ id: ledger, reason: "a wrong file" });
    expect(await tokensOf(better)).toBe(1_100);
    const { entries } = await better.as("owner").tenancy.auditLog({});
    const facts = entries.find(({ action }) => action === "import.revert")?.facts;
    expect(JSON.stringify(facts)).toContain("gateway");
  });
});
