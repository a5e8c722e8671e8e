import { isDay, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { PriceEntry, TokenPrices } from "../schema";
import { readAzureMeter } from "./azure-meter";
import { FeedRefused, type FeedReading } from "./feed";
import { PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

/** How many units one published price buys. */
const UNIT_SIZES: Readonly<Record<string, number>> = { "1": 1, "1K": 1_000, "1M": 1_000_000, "1 Hour": 1, "1 hour": 1 };

interface Priced {
  readonly model: string;
  readonly from: Day | null;
  readonly currency: string;
  readonly prices: Record<string, string>;
  readonly batch: Record<string, string>;
  hostingHourly?: string;
}

/**
 * Reads pages of Azure's retail prices (`Items`): any currency, per 1K, 1M or hour, dated by `effectiveStartDate`. Only
 * global consumption meters of models become entries; zones, regions and reservations are findings.
 */
export function readAzureRetail(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  const pages = Array.isArray(value) ? value : [value];
  const items = pages.flatMap((page) => (isObject(page) && Array.isArray(page.Items) ? page.Items : []));
  if (items.length === 0) throw new FeedRefused("not-this-feed", "Azure's file holds its prices under Items.", "top");
  const reader = new PriceReader(1);
  const models = new Map<string, Priced>();
  items.forEach((item, at) => readItem(item, at, models, reader));
  return { entries: dated([...models.values()], asOf), findings: [...findings, ...reader.findings] };
}

function readItem(item: Json, at: number, models: Map<string, Priced>, reader: PriceReader): void {
  const fields: JsonObject = isObject(item) ? item : {};
  const { meterName, unitOfMeasure, currencyCode, effectiveStartDate, type } = fields;
  const place = `Items[${at}]`;
  if (typeof meterName !== "string" || typeof unitOfMeasure !== "string" || typeof currencyCode !== "string")
    return reader.find("not-a-meter", place, `Item ${at + 1} has no meterName, unitOfMeasure and currencyCode.`);
  if (type !== undefined && type !== "Consumption") return;
  const meter = readAzureMeter(meterName);
  const size = UNIT_SIZES[unitOfMeasure];
  if (!meter || size === undefined)
    return reader.find(
      "unknown-meter",
      meterName,
      `"${meterName}" (${unitOfMeasure}) is no model meter that is understood.`,
    );
  if (meter.scope !== "global")
    return reader.find(
      "other-scope",
      meterName,
      `"${meterName}" is sold in a ${meter.scope}; the book keeps global prices.`,
    );
  const from = typeof effectiveStartDate === "string" ? effectiveStartDate.slice(0, 10) : null;
  if (from !== null && !isDay(from))
    return reader.find("not-a-day", meterName, `"${meterName}": effectiveStartDate is not a day (YYYY-MM-DD).`);
  const factor = meter.bucket === "hosting" ? "1" : new Decimal(1_000_000).div(size).toString();
  const price = reader.price(fields.retailPrice ?? fields.unitPrice, `${meterName} › retailPrice`, factor);
  if (price === undefined) return;
  const key = `${meter.model}\n${from ?? ""}\n${currencyCode}`;
  const priced = models.get(key) ?? { model: meter.model, from, currency: currencyCode, prices: {}, batch: {} };
  models.set(key, priced);
  if (meter.bucket === "hosting") priced.hostingHourly = price;
  else (meter.isBatch ? priced.batch : priced.prices)[meter.bucket] = price;
}

/** Each dated price of a model holds until its next one. Meters are dated one by one: what a day does not change goes on. */
function dated(models: readonly Priced[], asOf: Day): PriceEntry[] {
  return models.map((told) => {
    const own = models
      .filter(({ model, currency }) => model === told.model && currency === told.currency)
      .sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
    const at = own.indexOf(told);
    const priced = own.slice(0, at + 1).reduce(laidOver);
    const factor = batchFactor(priced);
    return {
      provider: "azure",
      model: priced.model,
      from: priced.from,
      to: own[at + 1]?.from ?? null,
      currency: priced.currency,
      perMTok: priced.prices as TokenPrices,
      contextTiers: [],
      units: {},
      ...(factor === undefined ? {} : { batchFactor: factor }),
      ...(priced.hostingHourly === undefined ? {} : { hostingHourly: priced.hostingHourly }),
      source: "azure-retail",
      sourceUrl: "https://prices.azure.com/api/retail/prices",
      checkedOn: asOf,
      status: "accepted",
    };
  });
}

const laidOver = (before: Priced, next: Priced): Priced => ({
  ...{ ...before, ...next },
  prices: { ...before.prices, ...next.prices },
  batch: { ...before.batch, ...next.batch },
});

function batchFactor({ prices, batch }: Priced): string | undefined {
  const factors = ["input", "output"].flatMap((bucket) => {
    const whole = prices[bucket];
    const part = batch[bucket];
    return whole !== undefined && part !== undefined && whole !== "0"
      ? [new Decimal(part).div(whole).toDecimalPlaces(6)]
      : [];
  });
  const [first, second] = factors;
  return first !== undefined && (second === undefined || first.equals(second)) ? first.toString() : undefined;
}
