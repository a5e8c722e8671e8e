import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry, ServiceTierPrices, TokenPrices } from "../schema";
import type { AzureMeter } from "./azure-meter";
import { present } from "./read-price";

/** What a model costs from a day on, by slot; `null` where its meters do not agree. */
export interface AzurePrices {
  readonly model: string;
  readonly from: Day | null;
  readonly currency: string;
  readonly slots: ReadonlyMap<string, string | null>;
}

const UNITS: Readonly<Record<string, string>> = { input: "input", cacheRead: "cache", output: "output" };

/** Models whose ids say that they are sold for their sound or pictures: another model's such meter names it in part only. */
const IS_OF_MEDIUM = /audio|realtime|image|transcribe|tts/;

/** The place of a meter's price in an entry, such as `batch 272000 input`; `null` where the book has none for it. */
export function slotOf({ model, part, sense, tier, above }: AzureMeter, isByHour: boolean): string | null {
  if (part === "hosting") return isByHour ? "hostingHourly" : null;
  if (part === "training") return isByHour ? "training perHour" : "training perMTok";
  if (isByHour) return null;
  if (sense === "text") return `${tier} ${above ?? "base"} ${part}`;
  return IS_OF_MEDIUM.test(model) && tier === "standard" && above === null && UNITS[part] !== undefined
    ? `unit ${UNITS[part]}_${sense}_token`
    : null;
}

/** Each dated price of a model holds until its next one. Meters are dated one by one: what a day does not change goes on. */
export function azureEntries(prices: readonly AzurePrices[], asOf: Day): PriceEntry[] {
  return prices.map((told) => {
    const own = prices
      .filter(({ model, currency }) => model === told.model && currency === told.currency)
      .sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
    const at = own.indexOf(told);
    const slots = new Map(own.slice(0, at + 1).flatMap((one) => [...one.slots]));
    return { ...entryOf(told, slots, asOf), to: own[at + 1]?.from ?? null };
  });
}

type Slots = AzurePrices["slots"];

function entryOf({ model, from, currency }: AzurePrices, slots: Slots, asOf: Day): PriceEntry {
  const training = present({ perMTok: slotIn(slots, "training perMTok"), perHour: slotIn(slots, "training perHour") });
  const { perMTok, contextTiers } = tierOf(slots, "standard");
  const [flex, priority] = [tierOf(slots, "flex"), tierOf(slots, "priority")];
  return {
    provider: "azure",
    model,
    from,
    to: null,
    currency,
    perMTok,
    contextTiers,
    units: unitsOf(slots),
    ...present({
      batchFactor: batchFactor(perMTok, tierOf(slots, "batch").perMTok),
      flex: isSold(flex) ? flex : undefined,
      priority: isSold(priority) ? priority : undefined,
      training: Object.keys(training).length > 0 ? training : undefined,
      hostingHourly: slotIn(slots, "hostingHourly"),
    }),
    source: "azure-retail",
    sourceUrl: "https://prices.azure.com/api/retail/prices",
    checkedOn: asOf,
    status: "accepted",
  };
}

const slotIn = (slots: Slots, slot: string): string | undefined => slots.get(slot) ?? undefined;
const isSold = ({ perMTok }: ServiceTierPrices): boolean => Object.keys(perMTok).length > 0;

function tierOf(slots: Slots, tier: string): ServiceTierPrices {
  const levels = new Map<string, Record<string, string>>();
  for (const [slot, price] of slots) {
    const [ofTier, level = "", part = ""] = slot.split(" ");
    if (ofTier === tier && price !== null) levels.set(level, { ...levels.get(level), [part]: price });
  }
  const contextTiers = [...levels]
    .filter(([level]) => level !== "base")
    .map(([level, perMTok]): ContextTier => ({ above: Number(level), perMTok }))
    .sort((left, right) => left.above - right.above);
  return { perMTok: levels.get("base") ?? {}, contextTiers };
}

/** The book's unit is one token, the meters' a million. */
function unitsOf(slots: Slots): Record<string, string> {
  return Object.fromEntries(
    [...slots].flatMap(([slot, price]) =>
      slot.startsWith("unit ") && price !== null ? [[slot.slice(5), new Decimal(price).div(1_000_000).toString()]] : [],
    ),
  );
}

function batchFactor(full: TokenPrices, batch: TokenPrices): string | undefined {
  const factors = (["input", "output"] as const).flatMap((bucket) => {
    const whole = full[bucket];
    const part = batch[bucket];
    return whole !== undefined && part !== undefined && !new Decimal(whole).isZero()
      ? [new Decimal(part).div(whole).toDecimalPlaces(6)]
      : [];
  });
  const [first, second] = factors;
  return first !== undefined && (second === undefined || first.equals(second)) ? first.toString() : undefined;
}
