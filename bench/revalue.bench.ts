import { sumMonths } from "@/server/intake/settle/sum-months";
import { askThrough, bookInForce, revalueOrganization } from "@/server/pricing";
import { inTenantBulk } from "@/server/tenancy/tenant-database";
import { withDatabase } from "./bench-database";
import { against, type Measured } from "./measured";
import { found } from "./take";
import { growth, timed } from "./timed";

const MODELS = ["gpt-4o-2024-08-06", "gpt-4o-mini", "gpt-5", "gpt-5-mini"];
const DAYS = 365;
/** Keys that are used every day of the year. */
const KEYS = [100, 316, 1_000];
const RUNS = 5;

const rollups = (keys: number): string => (keys * DAYS).toLocaleString("en");

/**
 * P9: valuing a year of daily rollups again under other prices of all their models, against a plain sum of the same rows. The
 * prices change with every run, and all values with them: on the first day of the year, or in the middle of a month.
 */
export const revalueBench = (): Promise<Measured[]> =>
  withDatabase(async () => {
    const times: { keys: number; peer: number; whole: number; parted: number }[] = [];
    for (const keys of KEYS) {
      const organizationId = await yearOf(keys);
      const peer = await timed(RUNS, () => plainSum(organizationId));
      const whole = await timed(RUNS, (turn) => underOtherPrices(organizationId, turn, "2025-01-01"));
      const parted = await timed(RUNS, (turn) => underOtherPrices(organizationId, turn, "2025-03-15"));
      times.push({ keys, peer, whole, parted });
    }
    const last = times.at(-1);
    if (!last) return [];
    const slope = (of: "whole" | "parted") => ({
      exponent: growth(times.map((time) => [time.keys, time[of]] as const)),
      most: 1.05,
      over: KEYS.map(rollups).join(" – "),
    });
    return [
      against(`P9 re-valuing a year, ${rollups(last.keys)} rollups`, last.whole, last.peer, 2, {
        slope: slope("whole"),
        note: "SUM of the six kinds of tokens of the daily rows by key. Ours loads and indexes the changed book, finds every month's value and writes it.",
        whyMissed: "the book is indexed anew, and each of the months is written",
      }),
      against("P9 the same, all prices changing inside a month", last.parted, last.peer, 2, {
        slope: slope("parted"),
        whyMissed: "the days of that month are summed by price too",
      }),
      ...times
        .slice(0, -1)
        .map((time) => against(`P9 for comparison, ${rollups(time.keys)} rollups`, time.whole, time.peer, null)),
    ];
  });

const plainSum = (organizationId: string): Promise<unknown> =>
  inTenantBulk(organizationId, (client) =>
    client.query(
      `SELECT "keyId", sum("uncachedInput"), sum("cacheRead"), sum("cacheWrite5m"), sum("cacheWrite1h"), sum(output), sum(reasoning)
      FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1`,
      [organizationId],
    ),
  );

/** The models' contract prices, other ones every turn. */
async function underOtherPrices(organizationId: string, turn: number, from: string): Promise<void> {
  await inTenantBulk(organizationId, async (client) => {
    await client.query(`DELETE FROM "PriceOverride" WHERE "organizationId" = $1`, [organizationId]);
    for (const model of MODELS) {
      const perMTok = { input: `1.${turn + 1}`, cacheRead: "0.1", output: `4.${turn + 1}` };
      const entry = {
        provider: "openai",
        model,
        from,
        to: null,
        currency: "USD",
        perMTok,
        source: "bench",
        checkedOn: "2026-01-01",
      };
      await client.query(
        `INSERT INTO "PriceOverride" ("organizationId", id, entry, reason, "createdBy") VALUES ($1, $2, $3, 'bench', 'bench')`,
        [organizationId, `${model}-${from}-${turn}`, JSON.stringify(entry)],
      );
    }
    const { months } = await revalueOrganization(client, organizationId);
    if (months === 0) throw new Error("nothing was valued again");
  });
}

/** An organization with a year of usage of so many keys, each used every day. */
async function yearOf(keys: number): Promise<string> {
  const organizationId = await found();
  await inTenantBulk(organizationId, async (client) => {
    await client.query(`INSERT INTO "Source" ("organizationId", id, name, provider) VALUES ($1, 's', 's', 'openai')`, [
      organizationId,
    ]);
    await client.query(
      `INSERT INTO "Import" ("organizationId", id, "sourceId", "fileName", bytes, status, "uploadedBy") VALUES ($1, 'i', 's', 'f', 1, 'committed', 'bench')`,
      [organizationId],
    );
    await client.query(
      `INSERT INTO "UsageKey" ("organizationId", digest, provider, model, project)
      SELECT $1, at::text, 'openai', ($2::text[])[1 + at % 4], 'project-' || at % 40 FROM generate_series(1, $3::int) AS at`,
      [organizationId, MODELS, keys],
    );
    await client.query(
      `INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", currency, rows, requests, "uncachedInput", "cacheRead",
        "cacheWrite5m", "cacheWrite1h", output, reasoning)
      SELECT $1, 'i', date '2025-01-01' + at, k.id, 'USD', 10, 100, 100000 + at * 37 + k.id % 1000, 5000 + at, 0, 0, 9000 + at * 3, 0
      FROM "UsageKey" k CROSS JOIN generate_series(0, ${DAYS - 1}) AS at WHERE k."organizationId" = $1 ORDER BY at, k.id`,
      [organizationId],
    );
    // As a commit does: rows that were just added have no statistics, and the planner takes them for one.
    await client.query("SET LOCAL enable_nestloop = off");
    const place = { organizationId, importId: "i", kind: "usage" };
    await sumMonths(askThrough(client), place, await bookInForce(client, organizationId));
  });
  await inTenantBulk(organizationId, (client) => client.query(`ANALYZE "UsageRollup", "UsageMonth", "UsageKey"`));
  return organizationId;
}
