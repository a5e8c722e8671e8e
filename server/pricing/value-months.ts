import { addMonths, firstDayOf, monthOf, type Day, type DayRange } from "@/server/kernel/day";
import { USAGE_KEYS } from "./counted-usage";
import type { BookInForce } from "./current-book";
import type { Ask } from "./price-store";
import { layOutPrices } from "./rules/lay-out-prices";
import type { PricedKind } from "./rules/price-segments";
import { valuedSql } from "./valued-sql";

/** Months that are about to be kept, in a temporary table of the transaction that is like the one that keeps them. */
export const SUMMED_MONTHS = "summed_month";
const KEPT_MONTHS = `"UsageMonth"`;
type Months = typeof KEPT_MONTHS | typeof SUMMED_MONTHS;

/** Whose months: all of an organization's, or those of one of its imports, which may be about to be kept. */
export interface MonthsToValue {
  readonly organizationId: string;
  readonly importId?: string;
  readonly months?: Months;
}

const BUCKETS = ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"];
const COUNTS = ["requests", ...BUCKETS];
/** What days of one price are summed by. */
const SUMMED = `"importId", month, "keyId", currency, counts, segment`;

const OF = (rows: string, importId: string | undefined): string =>
  importId === undefined ? "AND $2::text IS NULL" : `AND ${rows}."importId" = $2`;

interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly hasUnits: boolean | null;
}
const SPAN = (months: Months, importId?: string): string =>
  `SELECT bool_or(m."otherUnits" IS NOT NULL) AS "hasUnits", min(m.month)::text AS "from", (max(m.month) + interval '1 month')::date::text AS "to"
  FROM ${months} m WHERE m."organizationId" = $1 ${OF("m", importId)}`;
const KINDS = (months: Months, importId?: string): string =>
  `SELECT DISTINCT k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier" FROM ${USAGE_KEYS} k WHERE k."organizationId" = $1
  ${importId === undefined ? OF("", importId) : `AND k.id IN (SELECT m."keyId" FROM ${months} m WHERE m."organizationId" = $1 ${OF("m", importId)})`}`;

/** What is laid out of the book, as relations of the statement; $1 is the organization. */
const PRICES = `
  usage_kind AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($3::jsonb)
    AS given(kind int, provider text, model text, zone text, "serviceTier" text, batch boolean, "contextTier" text)),
  price_segment AS MATERIALIZED (
    SELECT id, kind, "from" AS from_day, "to" AS to_day, "uncachedInput" AS uncached_input, "cacheRead" AS cache_read,
      "cacheWrite5m" AS cache_write_5m, "cacheWrite1h" AS cache_write_1h, output, reasoning, "perRequest" AS per_request, units
    FROM jsonb_to_recordset($4::jsonb) AS given(id int, kind int, "from" date, "to" date, "uncachedInput" numeric, "cacheRead" numeric,
      "cacheWrite5m" numeric, "cacheWrite1h" numeric, output numeric, reasoning numeric, "perRequest" numeric, units jsonb)),
  turned_month AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($5::jsonb) AS given(kind int, month date)),
  key_kind AS MATERIALIZED (
    SELECT k.id, n.kind FROM ${USAGE_KEYS} k JOIN usage_kind n
      ON (n.provider, n.model, n.zone, n."serviceTier", n.batch, n."contextTier") = (k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier")
    WHERE k."organizationId" = $1)`;

/** A month with one price: its sums, times the price. */
function wholeMonths(months: Months, importId: string | undefined, hasUnits: boolean): string {
  const value = valuedSql("m", hasUnits);
  return `
  SELECT m."importId", m.month, m."keyId", m.currency, m.counts, ${value.cost} AS cost, coalesce(${value.pricedTokens}, 0) AS priced
  FROM ${months} m
  JOIN "Import" i ON i."organizationId" = m."organizationId" AND i.id = m."importId"
  JOIN key_kind n ON n.id = m."keyId"
  LEFT JOIN turned_month t ON t.kind = n.kind AND t.month = m.month
  LEFT JOIN price_segment s ON s.kind = n.kind AND m.month >= s.from_day AND m.month < s.to_day
  ${value.unitsJoin}
  WHERE m."organizationId" = $1 ${importId === undefined ? `AND i.kind = 'usage'` : ""} ${OF("m", importId)} AND t.kind IS NULL`;
}

/** A month inside which the price changes: the sums of the days of each price, times that price. */
function turnedMonths(importId: string | undefined, hasUnits: boolean): string {
  const value = valuedSql("p", hasUnits);
  return `
  WITH part AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($6::jsonb) AS given(kind int, month date, "from" date, "to" date, segment int)),
  used AS MATERIALIZED (
    SELECT r."importId", t.month, r."keyId", r.currency, r.counts, coalesce(part.segment, -1) AS segment, r."otherUnits",
      ${COUNTS.map((name) => `r."${name}"`).join(", ")}
    FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId"
    JOIN key_kind n ON n.id = r."keyId"
    JOIN turned_month t ON t.kind = n.kind AND t.month = date_trunc('month', r.day)::date
    LEFT JOIN part ON part.kind = t.kind AND part.month = t.month AND r.day >= part."from" AND r.day < part."to"
    WHERE r."organizationId" = $1 AND r.day >= $7::date AND r.day < $8::date
      ${importId === undefined ? `AND i.kind = 'usage'` : ""} ${OF("r", importId)}),
  counted AS (
    SELECT ${SUMMED}, jsonb_object_agg(unit, count) AS units
    FROM (SELECT ${SUMMED}, one.key AS unit, sum(one.value::numeric) AS count
      FROM used CROSS JOIN LATERAL jsonb_each_text("otherUnits") AS one WHERE "otherUnits" IS NOT NULL GROUP BY ${SUMMED}, one.key) AS counts
    GROUP BY ${SUMMED}),
  summed AS (
    SELECT ${SUMMED}, ${COUNTS.map((name) => `sum("${name}") AS "${name}"`).join(", ")}
    FROM used GROUP BY ${SUMMED}),
  p AS (SELECT summed.*, counted.units AS "otherUnits" FROM summed LEFT JOIN counted USING (${SUMMED}))
  SELECT p."importId", p.month, p."keyId", p.currency, p.counts, sum(${value.cost}) AS cost, sum(${value.pricedTokens}) AS priced
  FROM p LEFT JOIN price_segment s ON s.id = p.segment ${value.unitsJoin}
  GROUP BY 1, 2, 3, 4, 5`;
}

const revalue = (months: Months, importId: string | undefined, hasUnits: boolean, hasTurned: boolean): string => `
  WITH ${PRICES},
  valued AS MATERIALIZED (${wholeMonths(months, importId, hasUnits)} ${hasTurned ? `UNION ALL (${turnedMonths(importId, hasUnits)})` : ""}),
  changed AS (
    UPDATE ${months} m SET "valuedCost" = v.cost, "pricedTokens" = v.priced
    FROM valued v
    WHERE m."organizationId" = $1 AND m."importId" = v."importId" AND m.month = v.month AND m."keyId" = v."keyId" AND m.currency = v.currency
      AND m.counts = v.counts AND (m."valuedCost" IS DISTINCT FROM v.cost OR m."pricedTokens" <> v.priced)
    RETURNING 1)
  SELECT count(*)::int AS months FROM changed`;

/**
 * Values months of usage under a book and answers how many of them became another value. A month whose price is one over all
 * of its days is its sums times that price; where a price changes inside it, its days are summed by price first. Runs in the
 * caller's transaction, which has locked the organization's usage. Bills are never valued: the caller leaves them out when it
 * names an import.
 */
export async function valueMonths(
  ask: Ask,
  { organizationId, importId, months = KEPT_MONTHS }: MonthsToValue,
  book: BookInForce,
): Promise<number> {
  const own = [organizationId, importId ?? null];
  const [span] = await ask<Span>(SPAN(months, importId), own);
  if (!span?.from || !span.to) return 0;
  const range: DayRange = { from: span.from, to: span.to };
  const { kinds, segments, turned, parts } = layOutPrices(
    book.index,
    book.currency,
    await ask<PricedKind>(KINDS(months, importId), own),
    range,
  );
  const values = [...own, ...[kinds, segments, turned].map((rows) => JSON.stringify(rows))];
  const days = parts.length === 0 ? [] : [JSON.stringify(parts), ...turnedSpan(turned)];
  const statement = revalue(months, importId, span.hasUnits === true, parts.length > 0);
  const [changed] = await ask<{ months: number }>(statement, [...values, ...days]);
  return changed?.months ?? 0;
}

/** The days between the first and the last month that is read by its days. */
function turnedSpan(turned: readonly { readonly month: Day }[]): [Day, Day] {
  const months = turned.map(({ month }) => month).sort();
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return [first, firstDayOf(addMonths(monthOf(last), 1))];
}
