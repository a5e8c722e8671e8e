import type { z } from "zod";
import { addDays } from "@/server/kernel/day";
import type { TenantContext } from "../tenancy/context";
import { countedUsage, usageKey } from "./counted-usage";
import { currentBook } from "./current-book";
import type { overrideReachInput } from "./request-schema";
import { overrideReach, type ReportedModel } from "./rules/override-reach";
import { askedModel } from "./rules/price-segments";
import { priceEntrySchema } from "./schema";

/** Tokens of the last twelve months, as texts: whole numbers of any size. */
interface UsedModel extends ReportedModel {
  readonly zone: string;
  readonly tokens: string;
  readonly cacheRead: string;
  readonly cacheWrite5m: string;
  readonly cacheWrite1h: string;
  readonly batch: string;
}

const ALL_TOKENS = `m."uncachedInput" + m."cacheRead" + m."cacheWrite5m" + m."cacheWrite1h" + m.output + m.reasoning`;
const USED = `
  SELECT k.provider, k.model, k.zone, sum(${ALL_TOKENS})::text AS tokens, sum(m."cacheRead")::text AS "cacheRead",
    sum(m."cacheWrite5m")::text AS "cacheWrite5m", sum(m."cacheWrite1h")::text AS "cacheWrite1h",
    coalesce(sum(${ALL_TOKENS}) FILTER (WHERE k.batch), 0)::text AS batch
  FROM "UsageMonth" m ${countedUsage("m")} ${usageKey("m")}
  WHERE m."organizationId" = $1 AND m.month >= date_trunc('month', $2::date)
  GROUP BY 1, 2, 3 ORDER BY sum(${ALL_TOKENS}) DESC, 1, 2, 3`;
const YEAR = 365;

/**
 * Whose usage of the last twelve months a contract price would value, and what of it has a price of its own: tokens of cache and
 * batches. Nothing is written.
 */
export async function readOverrideReach(
  ctx: TenantContext,
  { provider, model, aliases, from }: z.output<typeof overrideReachInput>,
) {
  const { book, currency } = await currentBook(ctx);
  const used = await ctx.db.$queryRawUnsafe<UsedModel[]>(USED, ctx.organization.id, addDays(ctx.today, -YEAR));
  const facts = { provider, model, aliases, to: null, currency, perMTok: {}, source: "your contract" };
  const entry = priceEntrySchema.parse({ ...facts, from, checkedOn: ctx.today });
  const asked = used.map(({ zone, ...one }) => ({ ...one, model: askedModel({ model: one.model, zone }) }));
  return overrideReach(book, { ...entry, from: from ?? ctx.today }, asked);
}
