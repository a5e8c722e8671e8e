import type { z } from "zod";
import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { parseQuarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { countedUsage, usageKey } from "./counted-usage";
import { currentBook, type BookInForce } from "./current-book";
import type { quarterInput } from "./request-schema";
import { costOf } from "./rules/cost-of";
import { rateOn } from "./rules/exchange-rates";
import { priceSignature } from "./rules/index-book";
import { modelsOf } from "./rules/models-of";
import { pricePartsOf } from "./rules/price-parts";
import { askedModel, askedProvider, priceSegments, type PricedKind, type PriceSegment } from "./rules/price-segments";
import { partWords } from "./rules/reason-words";
import type { PriceEntry } from "./schema";

interface UsedKind extends PricedKind {
  readonly requests: string | null;
  readonly uncachedInput: string;
  readonly cacheRead: string;
  readonly cacheWrite5m: string;
  readonly cacheWrite1h: string;
  readonly output: string;
  readonly reasoning: string;
  readonly units: Readonly<Record<string, string>> | null;
}

type UsedModel = Pick<PricedKind, "provider" | "model" | "zone">;

const MODELS = `
  SELECT DISTINCT k.provider, k.model, k.zone FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")}
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date ORDER BY 1, 2, 3`;

const USED = `
  WITH rows AS (
    SELECT r.*, k."serviceTier", k.batch, k."contextTier" FROM "UsageRollup" r
    ${countedUsage("r")} ${usageKey("r")}
    WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date AND k.provider = $4 AND k.model = $5 AND k.zone = $6),
  units AS (
    SELECT "serviceTier", batch, "contextTier", jsonb_object_agg(unit, count) AS units FROM (
      SELECT "serviceTier", batch, "contextTier", counted.key AS unit, sum(counted.value::numeric)::text AS count
      FROM rows CROSS JOIN LATERAL jsonb_each_text("otherUnits") AS counted WHERE "otherUnits" IS NOT NULL GROUP BY 1, 2, 3, 4) AS summed
    GROUP BY 1, 2, 3)
  SELECT $4 AS provider, $5 AS model, $6 AS zone, r."serviceTier", r.batch, r."contextTier", sum(r.requests)::text AS requests,
    sum(r."uncachedInput")::text AS "uncachedInput", sum(r."cacheRead")::text AS "cacheRead", sum(r."cacheWrite5m")::text AS "cacheWrite5m",
    sum(r."cacheWrite1h")::text AS "cacheWrite1h", sum(r.output)::text AS output, sum(r.reasoning)::text AS reasoning, u.units
  FROM rows r LEFT JOIN units u ON u."serviceTier" = r."serviceTier" AND u.batch = r.batch AND u."contextTier" = r."contextTier"
  GROUP BY r."serviceTier", r.batch, r."contextTier", u.units`;

/**
 * Prices of models in use that changed in a quarter, with what each change did to its spend: the usage from that day to the end
 * of the quarter, at the new price less at the one before. And which of the models in use retire.
 */
export async function priceChanges(ctx: TenantContext, input: z.output<typeof quarterInput>) {
  const quarter = parseQuarter(input.quarter, ctx.organization.fiscalYearStart);
  if (!quarter) throw new Refusal("bad-input", "bad-quarter", "A quarter is written 2026-Q3.", { field: "quarter" });
  const book = await currentBook(ctx);
  const used = await ctx.db.$queryRawUnsafe<UsedModel[]>(MODELS, ctx.organization.id, quarter.from, quarter.to);
  const changes = [];
  for (const one of used)
    for (const { before, after } of changesOf(segmentsOf(book, one), quarter.from, quarter.to)) {
      const { provider, model, zone } = one;
      const from = after.from ?? quarter.from;
      const kinds = await ctx.db.$queryRawUnsafe<UsedKind[]>(
        USED,
        ctx.organization.id,
        from,
        quarter.to,
        provider,
        model,
        zone,
      );
      changes.push({
        provider,
        model: askedModel(one),
        on: from,
        before: before.entry,
        after: after.entry,
        moved: movedParts(before.entry, after.entry),
        effect: converted(effectOf(before.entry, after.entry, kinds), after.entry.currency, from, book),
      });
    }
  const retirements = retirementsOf(book, used, quarter.from);
  return { quarter: quarter.key, currency: book.currency, book: book.version, changes, retirements };
}

const segmentsOf = (book: BookInForce, used: UsedModel): PriceSegment[] =>
  priceSegments(book.listIndex, askedProvider(used.provider), askedModel(used));

/** What retires from a day on: the organization's own models first, then by day. */
function retirementsOf(book: BookInForce, used: readonly UsedModel[], from: Day) {
  const own = used.flatMap((one) => {
    const last = segmentsOf(book, one).at(-1)?.entry;
    const names = { provider: one.provider, model: askedModel(one) };
    return last?.retiresOn ? [{ ...said(last, last.retiresOn), ...names, isInUse: true }] : [];
  });
  const isOwn = new Set(own.map(({ entry }) => entry));
  const others = modelsOf(book.book.entries).flatMap(({ provider, model, entries }) => {
    const last = entries.find(({ retiresOn }) => retiresOn !== undefined && retiresOn >= from);
    return last?.retiresOn && !isOwn.has(last)
      ? [{ ...said(last, last.retiresOn), provider, model, isInUse: false }]
      : [];
  });
  const byDay = (left: { retiresOn: Day }, right: { retiresOn: Day }): number =>
    left.retiresOn < right.retiresOn ? -1 : left.retiresOn > right.retiresOn ? 1 : 0;
  return [...own.sort(byDay), ...others.sort(byDay)].slice(0, MOST_RETIREMENTS).map(({ entry: _, ...told }) => told);
}

const MOST_RETIREMENTS = 200;
const said = (entry: PriceEntry, retiresOn: Day) => ({
  ...{ entry, retiresOn, source: entry.retirementSource ?? entry.source, sourceUrl: entry.sourceUrl ?? null },
  checkedOn: entry.checkedOn,
});

/** Every figure that became another one, in words, with both. */
function movedParts(before: PriceEntry, after: PriceEntry) {
  const [old, now] = [pricePartsOf(before), pricePartsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((part) => old.get(part) !== now.get(part))
    .map((part) => ({ what: partWords(part), before: old.get(part) ?? null, after: now.get(part) ?? null }));
}

/** An effect in the organization's currency, at the rate of the day of the change; null where that day has none. */
function converted(effect: string | null, currency: string, day: Day, book: BookInForce): string | null {
  if (effect === null || currency === book.currency) return effect;
  const rate = book.index.exchange ? rateOn(book.index.exchange, currency, day) : null;
  return rate === null ? null : new Decimal(effect).times(rate).toString();
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
    return priceSignature(before.entry) === priceSignature(after.entry) ? [] : [{ before, after }];
  });
}

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

const usageOf = ({ units, ...kind }: UsedKind) => ({
  ...kind,
  units,
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
