import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { setUpQueue } from "../queue";
import { manyRuns } from "../testing/many-runs";
import { seededChance } from "../testing/seeded-chance";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { importFile, putBackImport, type OverlapChoice } from ".";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);

const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const REASON = "because of the order of things";
const DAYS = ["2026-07-30", "2026-07-31", "2026-08-01", "2026-08-02", "2026-08-03", "2026-08-04"];
/** Two accounts, and a gateway in front of them that begins as their detail. */
const SOURCES = ["account", "second account", "gateway"] as const;
const HEADER =
  "day,provider,model,project,app,requests,uncached_input,cache_read,output,reported_cost,currency,units.searches";

/** What a file says of a day: tokens in and out, rows, and cents that its source billed. */
type Told = readonly [input: number, output: number, rows: number, cents: number];
interface Taken {
  readonly id: string;
  readonly source: string;
  readonly told: ReadonlyMap<string, Told>;
  /** Days that count as this import's; none while it is reverted. */
  held: Set<string>;
}
type Pick = (below: number) => number;

function anyFile(pick: Pick, source: string): { readonly text: string; readonly told: ReadonlyMap<string, Told> } {
  const told = new Map<string, Told>();
  const rows: string[] = [];
  const from = pick(DAYS.length);
  for (const day of DAYS.slice(from, from + 1 + pick(4)).filter((_, at) => at === 0 || pick(5) > 0))
    for (let left = 1 + pick(3); left > 0; left -= 1) {
      const [input, output, cents] = [10 + pick(1_000), 5 + pick(100), pick(3) === 0 ? 100 * pick(50) : null];
      const project = source === "gateway" || pick(2) === 0 ? `project ${pick(3)}` : "";
      const labels = [pick(4) ? "openai" : "anthropic", pick(5) ? "gpt-4o-mini" : "made-up", project];
      const cost = cents === null ? "," : `${cents / 100},USD`;
      const app = source === "gateway" ? `app ${pick(2)}` : "";
      rows.push(`${day},${labels.join(",")},${app},${pick(4) ? pick(9) : ""},${input},0,${output},${cost},${pick(4)}`);
      const [inputs, outputs, count, sum] = told.get(day) ?? [0, 0, 0, 0];
      told.set(day, [inputs + input, outputs + output, count + 1, sum + (cents ?? 0)]);
    }
  return { text: `${[HEADER, ...rows].join("\n")}\n`, told };
}

/** What must be there: each import's days, less those that an act gave to another from its source. */
function settle(all: readonly Taken[], one: Taken, choice: OverlapChoice): void {
  const others = all.filter((other) => other !== one && other.source === one.source);
  const isElsewhere = (day: string): boolean => others.some(({ held }) => held.has(day));
  one.held = new Set([...one.told.keys()].filter((day) => choice === "replace" || !isElsewhere(day)));
  for (const other of others) for (const day of one.held) other.held.delete(day);
}

const rowsOf = <Row>(sql: string, organization: WorldOrganization): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query(sql, [organization.id])).rows as Row[]);

const HELD = `
  SELECT "importId" || ' ' || day AS place, ARRAY[sum("uncachedInput"), sum(output), sum(rows), coalesce(sum("reportedCost") * 100, 0)]::int[] AS told
  FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY "importId", day`;
const SUMMED = ["rows", "requests", "uncachedInput", "output", "reportedCost"];
const sums = SUMMED.map((name) => `sum("${name}") AS "${name}"`).join(", ");
const MONTH = `"importId", month, "keyId", currency, counts`;
/** Each finds what breaks a law. */
const LAWS = {
  "months are the sums of days": `
    SELECT * FROM (SELECT "importId", date_trunc('month', day)::date AS month, "keyId", currency, counts, ${sums}
      FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1, 2, 3, 4, 5) days
    FULL JOIN (SELECT ${MONTH}, ${sums} FROM "UsageMonth" WHERE "organizationId" = $1 GROUP BY 1, 2, 3, 4, 5) months USING (${MONTH})
    WHERE ${SUMMED.map((name) => `days."${name}" IS DISTINCT FROM months."${name}"`).join(" OR ")}`,
  "no label is left that no usage carries": `
    SELECT k.* FROM "UsageKey" k WHERE k."organizationId" = $1 AND NOT EXISTS (
      SELECT 1 FROM "UsageRollup" r WHERE r."organizationId" = $1 AND r."keyId" = k.id)`,
  "ledgers count on each provider's day, else one source of detail": `
    SELECT provider, day FROM (
      SELECT k.provider, r.day, s.id, s."isDetail", bool_and(r.counts) AS counts, bool_or(r.counts) <> bool_and(r.counts) AS "isMixed"
      FROM "UsageRollup" r
      JOIN "UsageKey" k ON k."organizationId" = $1 AND k.id = r."keyId"
      JOIN "Import" i ON i."organizationId" = $1 AND i.id = r."importId"
      JOIN "Source" s ON s."organizationId" = $1 AND s.id = i."sourceId"
      WHERE r."organizationId" = $1 GROUP BY 1, 2, 3, 4) told
    GROUP BY 1, 2 HAVING bool_or("isMixed") OR count(*) FILTER (WHERE counts)
      <> CASE WHEN bool_and("isDetail") THEN 1 ELSE count(*) FILTER (WHERE NOT "isDetail") END
      OR (NOT bool_and("isDetail") AND bool_or(counts AND "isDetail"))`,
};

async function expectLaws(organization: WorldOrganization, all: readonly Taken[], acts: readonly string[]) {
  const story = acts.join("\n");
  const held = await rowsOf<{ place: string; told: number[] }>(HELD, organization);
  const wanted = all.flatMap(({ id, held: days, told }) => [...days].map((day) => [`${id} ${day}`, told.get(day)]));
  expect(Object.fromEntries(held.map(({ place, told }) => [place, told])), story).toEqual(Object.fromEntries(wanted));
  for (const [law, sql] of Object.entries(LAWS))
    expect(await rowsOf(sql, organization), `${law}\n${story}`).toEqual([]);
}

async function take(organization: WorldOrganization, name: string, pick: Pick, choice: OverlapChoice): Promise<Taken> {
  const source = SOURCES[pick(SOURCES.length)] ?? "account";
  const { text, told } = anyFile(pick, source);
  const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
  writeFileSync(file, text);
  const hints = { source, ...(source === "gateway" ? { isDetail: true } : {}) };
  const more = { overlap: choice, confirmRejects: true, isDryRun: false };
  const done = await importFile(organization.id, OPERATOR, { path: file, name, hints, ...more });
  expect(done.status, done.message).toBe("committed");
  return { id: done.import ?? "", source, told, held: new Set() };
}

it.each(Array.from({ length: manyRuns(1).numRuns }, (_, at) => at + 1))(
  "whatever is taken in, reverted, put back and called detail, in whatever order: seed %d",
  async (seed) => {
    const slug = `order-${seed}`;
    const organization = (await world(slug))[slug]!;
    const { imports } = organization.as("analyst");
    const chance = seededChance(seed);
    const pick: Pick = (below) => Math.floor(chance() * below);
    const all: Taken[] = [];
    const acts: string[] = [];
    for (let step = 0; step < 14; step += 1) {
      const choice = pick(2) === 0 ? "replace" : "keep";
      const act = all.length < 2 ? 0 : pick(10);
      const one = all[pick(all.length)];
      if (act < 5 || !one) {
        const taken = await take(organization, String(step), pick, choice);
        all.push(taken);
        settle(all, taken, choice);
        acts.push(`${all.length} is taken from ${taken.source}: ${[...taken.told.keys()].join(" ")}, ${choice}`);
      } else if (act < 7 && (await imports.read({ id: one.id })).status === "committed") {
        acts.push(`${all.indexOf(one) + 1} is reverted`);
        await imports.revert({ id: one.id, reason: REASON });
        one.held = new Set();
      } else if (act < 9) {
        acts.push(`${all.indexOf(one) + 1} is put back, ${choice}`);
        await imports.putBack({ id: one.id, reason: REASON, overlap: choice });
        await putBackImport(organization.id, one.id);
        settle(all, one, choice);
      } else {
        const sources = await imports.sources();
        const { id, name, isDetail } = sources[pick(sources.length)]!;
        acts.push(`${name} ${isDetail ? "is a ledger" : "is detail"} from now on`);
        await imports.setSourceDetail({ id, isDetail: !isDetail, reason: REASON });
      }
      await expectLaws(organization, all, acts);
    }
  },
  // Each act reads a file, in a process of its own.
  600_000,
);
