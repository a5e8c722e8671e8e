/** Token buckets of a row and their price columns in `price_segment`. */
const BUCKETS = [
  ["uncachedInput", "uncached_input"],
  ["cacheRead", "cache_read"],
  ["cacheWrite5m", "cache_write_5m"],
  ["cacheWrite1h", "cache_write_1h"],
  ["output", "output"],
  ["reasoning", "reasoning"],
] as const;

export interface ValuedSql {
  /** Exact cost, null where nothing of the row is priced. */
  readonly cost: string;
  /** How many of its tokens have a price. */
  readonly pricedTokens: string;
  /** To be joined laterally: prices of the row's other units; empty where no row has any. */
  readonly unitsJoin: string;
}

/**
 * `costOf` as SQL over a row `row` (its columns named as those of usage) and the price segment `s` of its kind and days: the
 * same sums, so that both agree to the last digit (a test compares them row by row).
 */
export function valuedSql(row: string, hasUnits: boolean): ValuedSql {
  const of = (name: string): string => `${row}."${name}"`;
  const anyPriced = BUCKETS.map(([name, price]) => `(${of(name)} <> 0 AND s.${price} IS NOT NULL)`).join(" OR ");
  const anyUnpriced = BUCKETS.map(([name, price]) => `(${of(name)} <> 0 AND s.${price} IS NULL)`).join(" OR ");
  const sum = BUCKETS.map(([name, price]) => `${of(name)} * coalesce(s.${price}, 0)`).join(" + ");
  const requests = of("requests");
  const unit = (name: string, none: string): string => (hasUnits ? `coalesce(${name}, ${none})` : none);
  const isPriced = `${anyPriced} OR (s.per_request IS NOT NULL AND coalesce(${requests}, 0) > 0) OR ${unit("u.priced", "false")}`;
  const isUnpriced = `${anyUnpriced} OR (s.per_request IS NOT NULL AND ${requests} IS NULL) OR ${unit("u.unpriced", "false")}`;
  const priced = BUCKETS.map(([name, price]) => `CASE WHEN s.${price} IS NOT NULL THEN ${of(name)} ELSE 0 END`);
  return {
    cost: `CASE WHEN s.kind IS NOT NULL AND ((${isPriced}) OR NOT (${isUnpriced}))
      THEN trim_scale(${sum} + coalesce(${requests} * s.per_request, 0) + ${unit("u.cost", "0")}) END`,
    pricedTokens: priced.join(" + "),
    unitsJoin: hasUnits ? unitsJoin(of("otherUnits")) : "",
  };
}

const unitsJoin = (units: string): string => `LEFT JOIN LATERAL (
      SELECT sum(counted.value::numeric * (s.units ->> counted.key)::numeric) AS cost,
        bool_or((s.units ->> counted.key) IS NOT NULL) AS priced, bool_or((s.units ->> counted.key) IS NULL) AS unpriced
      FROM jsonb_each_text(${units}) AS counted WHERE counted.value::numeric <> 0) u ON ${units} IS NOT NULL`;
