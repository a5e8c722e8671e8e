import type { Day } from "@/server/kernel/day";
import { TOKEN_BUCKETS, type TokenBucket, type TokenBuckets } from "@/server/kernel/tokens";
import { zoneSql } from "@/server/meters/zone";
import type { BookInForce } from "./current-book";
import type { Ask } from "./price-store";
import type { PricedKind } from "./rules/price-segments";
import { valueUsage, type UsageOfKind, type ValuedUsage } from "./value-usage";

/** Daily rollups `r` under their keys `k`: everything from FROM on, with the values of its placeholders. */
export interface DaySelection {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** A text by which days are kept apart, as SQL; absent: none. */
  readonly label?: string;
}

/** One day of one kind of price, valued at that day's price. */
export interface ValuedDay extends UsageOfKind, ValuedUsage {
  readonly day: Day;
  readonly label: string;
}

const KIND = `label, provider, model, zone, "serviceTier", batch, "contextTier", day`;
const SUMS = TOKEN_BUCKETS.map((bucket) => `sum("${bucket}")::text AS "${bucket}"`).join(", ");
const DAYS = (selection: string, label: string): string => `
  WITH used AS MATERIALIZED (
    SELECT ${label} AS label, k.provider, k.model, ${zoneSql("k.provider", "k.region")} AS zone, k."serviceTier", k.batch, k."contextTier", r.day, r.requests, r."otherUnits",
      ${TOKEN_BUCKETS.map((bucket) => `r."${bucket}"`).join(", ")} ${selection}),
  counted AS (
    SELECT ${KIND}, jsonb_object_agg(unit, count) AS units
    FROM (SELECT ${KIND}, one.key AS unit, trim_scale(sum(one.value::numeric))::text AS count
      FROM used CROSS JOIN LATERAL jsonb_each_text("otherUnits") AS one WHERE "otherUnits" IS NOT NULL GROUP BY ${KIND}, one.key) AS counts
    GROUP BY ${KIND}),
  summed AS (SELECT ${KIND}, sum(requests)::text AS requests, ${SUMS} FROM used GROUP BY ${KIND})
  SELECT label, provider, model, zone, "serviceTier", batch, "contextTier", day::text AS day, requests, ${TOKEN_BUCKETS.map((bucket) => `"${bucket}"`).join(", ")}, units
  FROM summed LEFT JOIN counted USING (${KIND}) ORDER BY ${KIND}`;

type Row = PricedKind &
  Readonly<Record<TokenBucket, string>> & {
    readonly day: Day;
    readonly label: string;
    readonly requests: string | null;
    readonly units: Readonly<Record<string, string>> | null;
  };

/** What daily rollups are worth, day by day: no value is stored below the month. */
export async function valueDays(ask: Ask, book: BookInForce, selection: DaySelection): Promise<ValuedDay[]> {
  const rows = await ask<Row>(DAYS(selection.sql, selection.label ?? "''"), selection.values);
  return rows.map((row) => {
    const { provider, model, zone, serviceTier, batch, contextTier, day, label, units } = row;
    const requests = row.requests === null ? null : Number(row.requests);
    const tokens = Object.fromEntries(TOKEN_BUCKETS.map((bucket) => [bucket, Number(row[bucket])]));
    const usage = {
      ...{ provider, model, zone, serviceTier, batch, contextTier, requests, units },
      tokens: tokens as unknown as TokenBuckets,
    };
    return { ...usage, day, label, ...valueUsage(book, usage, day) };
  });
}
