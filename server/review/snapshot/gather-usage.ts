import {
  addDays,
  addMonths,
  firstDayOf,
  isWithin,
  monthOf,
  monthsOf,
  type DayRange,
  type Month,
} from "@/server/kernel/day";
import { askedModel, changeDays, currentBook, type BookInForce } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { convertedCosts } from "./converted-costs";
import { reportedOnly, type ReportedOnly } from "./reported-only";
import { reportedCosts, stretchesOfDays, stretchesOfMonths, type ModelDays, type UsageStretch } from "./usage-store";
import { valueAt, valueThen, type ValuedStretch } from "./value-usage";

/** Usage and cost of some quarters, valued. */
export interface GatheredUsage {
  readonly book: BookInForce;
  /** At the prices asked for. */
  readonly stretches: readonly ValuedStretch[];
  /** Cost without tokens; the same then and now. */
  readonly reportedOnly: readonly ReportedOnly[];
}

/**
 * Reads usage between two quarter boundaries. Months come from the pre-aggregate; where the price of a model changes inside
 * a month, that model's days are read instead, so that each stretch has one price and parts exactly into kinds of tokens.
 */
export async function gatherUsage(
  ctx: TenantContext,
  range: DayRange,
  prices: "then" | "now",
  quarterOf: (month: Month) => string,
): Promise<GatheredUsage> {
  const book = await currentBook(ctx);
  const months = await stretchesOfMonths(ctx, range);
  const parted = partedDays(months, book);
  const isParted = new Set(parted.map((days) => keyOf(days, monthOf(days.from))));
  const stretches = [
    ...months.filter((stretch) => !isParted.has(keyOf(stretch, stretch.month))),
    ...(await stretchesOfDays(ctx, parted, book)),
  ];
  return {
    book,
    stretches: stretches.map((one) => (prices === "now" ? valueAt(one, book, ctx.today) : valueThen(one, book))),
    reportedOnly: reportedOnly(
      [...(await reportedCosts(ctx, range)), ...(await convertedCosts(ctx, range))],
      stretches,
      quarterOf,
    ),
  };
}

const keyOf = ({ provider, model, zone }: Pick<UsageStretch, "provider" | "model" | "zone">, month: Month): string =>
  JSON.stringify([provider, model, zone, month]);

/** Every model and month inside which its price changes, parted at those days. */
function partedDays(months: readonly UsageStretch[], book: BookInForce): ModelDays[] {
  const used = new Map(months.map((stretch) => [keyOf(stretch, stretch.month), stretch]));
  const changesOf = new Map<string, readonly string[]>();
  return [...used.values()].flatMap(({ provider, model, zone, month }) => {
    const key = JSON.stringify([provider, model, zone]);
    const changes = changesOf.get(key) ?? changeDays(book.index, provider, askedModel({ model, zone }));
    changesOf.set(key, changes);
    const whole = { from: firstDayOf(month), to: firstDayOf(addMonths(month, 1)) };
    const inside = changes.filter((day) => isWithin(day, { from: addDays(whole.from, 1), to: whole.to }));
    if (inside.length === 0) return [];
    const starts = [whole.from, ...inside];
    return starts.map((from, at) => ({ provider, model, zone, from, to: starts[at + 1] ?? whole.to }));
  });
}

/** Stretches whose month lies in a range of whole months. */
export function inRange<Dated extends { readonly month: Month }>(dated: readonly Dated[], range: DayRange): Dated[] {
  const months = new Set(monthsOf(range));
  return dated.filter(({ month }) => months.has(month));
}
