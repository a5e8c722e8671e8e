import type { z } from "zod";
import { canonicalJson } from "@/server/kernel/canonical-json";
import { Decimal } from "@/server/kernel/decimal";
import { parseQuarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { currentBook } from "./current-book";
import type { quarterInput } from "./request-schema";
import { costOf } from "./rules/cost-of";
import { askedProvider, priceSegments, type PricedKind, type PriceSegment } from "./rules/price-segments";
import type { PriceEntry } from "./schema";

interface UsedKind extends PricedKind {
  readonly requests: string | null;
  readonly uncachedInput: string;
  readonly cacheRead: string;
  readonly cacheWrite5m: string;
  readonly cacheWrite1h: string;
  readonly output: string;
  readonly reasoning: string;
}

const MODELS = `
  SELECT DISTINCT k.provider, k.model FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date ORDER BY 1, 2`;

const USED = `
  SELECT k.provider, k.model, k."serviceTier", k.batch, k."contextTier", sum(r.requests)::text AS requests,
    sum(r."uncachedInput")::text AS "uncachedInput", sum(r."cacheRead")::text AS "cacheRead", sum(r."cacheWrite5m")::text AS "cacheWrite5m",
    sum(r."cacheWrite1h")::text AS "cacheWrite1h", sum(r.output)::text AS output, sum(r.reasoning)::text AS reasoning
  FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
  JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId" AND NOT s."isDetail"
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date AND k.provider = $4 AND k.model = $5
  GROUP BY 1, 2, 3, 4, 5`;

/**
 * Prices of models in use that changed in a quarter, with what each change did to its spend: the usage from that day to the end
 * of the quarter, at the new price less at the one before. And which of the models in use retire.
 */
export async function priceChanges(ctx: TenantContext, input: z.output<typeof quarterInput>) {
  const quarter = parseQuarter(input.quarter, ctx.organization.fiscalYearStart);
  if (!quarter) throw new Refusal("bad-input", "bad-quarter", "A quarter is written 2026-Q3.", { field: "quarter" });
  const book = await currentBook(ctx);
  const used = await ctx.db.$queryRawUnsafe<{ provider: string; model: string }[]>(
    MODELS,
    ctx.organization.id,
    quarter.from,
    quarter.to,
  );
  const changes = [];
  for (const { provider, model } of used)
    for (const { before, after } of changesOf(priceSegments(book.index, provider, model), quarter.from, quarter.to)) {
      const from = after.from ?? quarter.from;
      const kinds = await ctx.db.$queryRawUnsafe<UsedKind[]>(
        USED,
        ctx.organization.id,
        from,
        quarter.to,
        provider,
        model,
      );
      changes.push({
        provider,
        model,
        on: from,
        before: before.entry,
        after: after.entry,
        effect: effectOf(before.entry, after.entry, kinds),
      });
    }
  const retirements = used.flatMap(({ provider, model }) => {
    const last = priceSegments(book.index, askedProvider(provider), model).at(-1);
    return last?.entry.retiresOn ? [{ provider, model, retiresOn: last.entry.retiresOn }] : [];
  });
  return { quarter: quarter.key, currency: book.currency, book: book.version, changes, retirements };
}

function changesOf(
  segments: readonly PriceSegment[],
  from: string,
  to: string,
): { before: PriceSegment; after: PriceSegment }[] {
  return segments.flatMap((after, at) => {
    const before = segments[at - 1];
    const begins = after.from;
    if (!before || begins === null || begins < from || begins >= to) return [];
    return whatItAsks(before.entry) === whatItAsks(after.entry) ? [] : [{ before, after }];
  });
}

/** Two entries with this same text ask the same money for the same usage. */
const whatItAsks = ({
  currency,
  perMTok,
  contextTiers,
  batchFactor,
  flex,
  priority,
  perRequest,
  units,
}: PriceEntry): string =>
  canonicalJson({ currency, perMTok, contextTiers, batchFactor, flex, priority, perRequest, units });

/** Exact; `null` where one of the two prices does not price the usage. */
function effectOf(before: PriceEntry, after: PriceEntry, kinds: readonly UsedKind[]): string | null {
  let effect = new Decimal(0);
  if (before.currency !== after.currency) return null;
  for (const kind of kinds) {
    const [then, now] = [before, after].map((entry) => costOf(entry, usageOf(kind)).cost);
    if (then === null || then === undefined || now === null || now === undefined) return null;
    effect = effect.plus(now).minus(then);
  }
  return effect.toString();
}

const usageOf = (kind: UsedKind) => ({
  ...kind,
  requests: kind.requests === null ? null : Number(kind.requests),
  tokens: {
    uncachedInput: Number(kind.uncachedInput),
    cacheRead: Number(kind.cacheRead),
    cacheWrite5m: Number(kind.cacheWrite5m),
    cacheWrite1h: Number(kind.cacheWrite1h),
    output: Number(kind.output),
    reasoning: Number(kind.reasoning),
  },
});
