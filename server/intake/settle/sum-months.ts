import { SUMMED_MONTHS, valueMonths, type Ask, type BookInForce } from "../../pricing";

const TOKENS = `"uncachedInput" + "cacheRead" + "cacheWrite5m" + "cacheWrite1h" + output + reasoning`;
/** An import has a key and currency once a day, so that rows of a month are its days. */
const DAYS = `count(*)`;
const OWN = `"organizationId" = $1 AND "importId" = $2`;

const MONTH = `date_trunc('month', day::timestamp)::date`;

/** Counts of anything that is not a token, by the unit's name: exact sums, as JSON numbers. */
const UNITS = `
  SELECT month, "keyId", currency, counts, jsonb_object_agg(unit, count) AS units
  FROM (
    SELECT ${MONTH} AS month, "keyId", currency, counts, counted.key AS unit, trim_scale(sum(counted.value::numeric)) AS count
    FROM "UsageRollup" CROSS JOIN LATERAL jsonb_each_text("otherUnits") AS counted
    WHERE ${OWN} AND "otherUnits" IS NOT NULL GROUP BY 1, 2, 3, 4, 5) AS counted
  GROUP BY 1, 2, 3, 4`;

/** Without the units; a query of its own, which several processes of the server may share in. */
const SUMS = `
  SELECT ${MONTH} AS month, "keyId", currency, counts, sum(rows) AS rows, sum(requests) AS requests,
    coalesce(sum(${TOKENS}) FILTER (WHERE requests IS NOT NULL), 0) AS counted, sum("failedRequests") AS failed,
    sum("uncachedInput") AS uncached, sum("cacheRead") AS read, sum("cacheWrite5m") AS written_5m, sum("cacheWrite1h") AS written_1h,
    sum(output) AS output, sum(reasoning) AS reasoning, sum("reportedCost") AS reported, max("busiestHourRequests") AS busiest,
    ${DAYS} AS days
  FROM "UsageRollup" WHERE ${OWN} GROUP BY 1, 2, 3, 4`;

interface MonthsOf {
  readonly organizationId: string;
  readonly importId: string;
  readonly kind: string;
}

/**
 * Makes the months of an import from its days, anew, and values them; what a bill says is kept as billed. They are summed and valued
 * beside the table that keeps them, so that each is written there once.
 */
export async function sumMonths(
  ask: Ask,
  { organizationId, importId, kind }: MonthsOf,
  book: BookInForce,
): Promise<void> {
  const own = [organizationId, importId];
  await ask(`DELETE FROM "UsageMonth" WHERE ${OWN}`, own);
  await ask(`CREATE TEMP TABLE IF NOT EXISTS ${SUMMED_MONTHS} (LIKE "UsageMonth" INCLUDING DEFAULTS) ON COMMIT DROP`);
  await ask(`TRUNCATE ${SUMMED_MONTHS}`);
  await ask(`DROP TABLE IF EXISTS days_of_month`);
  await ask(`CREATE TEMP TABLE days_of_month ON COMMIT DROP AS ${SUMS}`, own);
  await ask(
    `INSERT INTO ${SUMMED_MONTHS} ("organizationId", "importId", month, "keyId", currency, rows, requests, "countedTokens", "failedRequests",
      "uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", output, reasoning, "otherUnits", "reportedCost", "busiestHourRequests",
      days, counts)
    SELECT $1, $2, month, "keyId", currency, rows, requests, counted, failed, uncached, read, written_5m, written_1h, output, reasoning,
      u.units, reported, busiest, days, counts
    FROM days_of_month LEFT JOIN (${UNITS}) AS u USING (month, "keyId", currency, counts)`,
    own,
  );
  if (kind === "usage") await valueMonths(ask, { organizationId, importId, months: SUMMED_MONTHS }, book);
  // One is like the other, column by column.
  await ask(`INSERT INTO "UsageMonth" SELECT * FROM ${SUMMED_MONTHS} ORDER BY month, "keyId"`);
}
