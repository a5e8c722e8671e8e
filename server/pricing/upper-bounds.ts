import type { z } from "zod";
import type { Day } from "@/server/kernel/day";
import { Decimal, zero } from "@/server/kernel/decimal";
import { parseQuarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import { TOKEN_BUCKETS, type TokenBucket } from "@/server/kernel/tokens";
import type { TenantContext } from "../tenancy/context";
import { countedUsage, usageKey } from "./counted-usage";
import { currentBook } from "./current-book";
import type { upperBoundsInput } from "./request-schema";
import {
  askedModel,
  askedProvider,
  priceSegments,
  segmentRates,
  type PerToken,
  type PricedKind,
  type PriceSegment,
} from "./rules/price-segments";

/** What the usage of a model in a quarter costs at the base tier, and at most if every request was as long as it may have been. */
export interface UpperBound {
  readonly provider: string;
  readonly model: string;
  readonly workloadId: string | null;
  readonly cost: string;
  readonly most: string;
}

const KINDS = `
  SELECT DISTINCT k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier" FROM "UsageMonth" m ${usageKey("m")}
  WHERE m."organizationId" = $1 AND m.month >= date_trunc('month', $2::date) AND m.month < $3::date AND ($4::text IS NULL OR k."workloadId" = $4) ORDER BY 1, 2, 3, 4, 5, 6`;

const INPUT = `(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h")::numeric`;
const SUMS = TOKEN_BUCKETS.map((bucket) => `sum(r."${bucket}")::text AS "${bucket}"`).join(", ");
/** Sums by how many context tiers a rollup's own input reaches: no request is larger than its rollup. */
const REACH = `
  SELECT k."workloadId", width_bucket(${INPUT}, $9::numeric[]) AS reach, ${SUMS}
  FROM "UsageRollup" r
  ${countedUsage("r")} ${usageKey("r")}
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date AND k.provider = $4 AND k.model = $5
    AND k."serviceTier" = $6 AND k.batch = $7 AND k."contextTier" = $8 AND ($10::text IS NULL OR k."workloadId" = $10) AND k.zone = $11
  GROUP BY 1, 2`;

type Asked = Omit<z.output<typeof upperBoundsInput>, "workload"> & { readonly workload?: string | null | undefined };
type Reached = { readonly workloadId: string | null; readonly reach: number } & Readonly<Record<TokenBucket, string>>;

/**
 * Where prices have context tiers and usage does not say how long its requests were: the quarter's cost at the base tier, and
 * the most that it may be, by model and workload. Usage whose context is known is exact and not among them.
 */
export async function upperBounds(ctx: TenantContext, { quarter: key, workload = null }: Asked) {
  const quarter = parseQuarter(key, ctx.organization.fiscalYearStart);
  if (!quarter) throw new Refusal("bad-input", "bad-quarter", "A quarter is written 2026-Q3.", { field: "quarter" });
  const book = await currentBook(ctx);
  const ask = <Row>(sql: string, ...values: unknown[]) =>
    ctx.db.$queryRawUnsafe<Row[]>(sql, ctx.organization.id, ...values);
  const bounds = new Map<string, UpperBound>();
  for (const kind of await ask<PricedKind>(KINDS, quarter.from, quarter.to, workload))
    for (const segment of priceSegments(book.index, askedProvider(kind.provider), askedModel(kind))) {
      const { tokens, upper } = segmentRates(segment.entry, kind);
      const [from, to] = within(segment, quarter);
      if (upper.length === 0 || segment.entry.currency !== book.currency || from >= to) continue;
      const { provider, model, serviceTier, batch, contextTier } = kind;
      const levels = upper.map(({ above }) => above + 1);
      for (const row of await ask<Reached>(
        REACH,
        from,
        to,
        provider,
        model,
        serviceTier,
        batch,
        contextTier,
        levels,
        workload,
        kind.zone,
      ))
        add(bounds, kind, row, tokens, upper.slice(0, row.reach));
    }
  const lines = [...bounds.values()].filter(({ cost, most }) => cost !== most);
  const sum = (of: "cost" | "most"): string => lines.reduce((total, line) => total.plus(line[of]), zero).toString();
  return { quarter: quarter.key, currency: book.currency, cost: sum("cost"), most: sum("most"), lines };
}

const within = ({ from, to }: PriceSegment, quarter: { from: Day; to: Day }): [Day, Day] => [
  from !== null && from > quarter.from ? from : quarter.from,
  to !== null && to < quarter.to ? to : quarter.to,
];

function add(
  bounds: Map<string, UpperBound>,
  { provider, model }: PricedKind,
  row: Reached,
  base: PerToken,
  reached: readonly { readonly tokens: PerToken }[],
): void {
  const cost = costAt(base, row);
  const most = Decimal.max(cost, ...reached.map(({ tokens }) => costAt(tokens, row)));
  const key = JSON.stringify([provider, model, row.workloadId]);
  const before = bounds.get(key);
  bounds.set(key, {
    ...{ provider, model, workloadId: row.workloadId },
    cost: cost.plus(before?.cost ?? 0).toString(),
    most: most.plus(before?.most ?? 0).toString(),
  });
}

const costAt = (rates: PerToken, row: Reached): Decimal =>
  TOKEN_BUCKETS.reduce((total, bucket) => total.plus(new Decimal(row[bucket]).times(rates[bucket] ?? 0)), zero);
