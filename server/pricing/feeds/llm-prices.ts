import { isDay, type Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { normaliseProvider } from "../rules/normalise-provider";
import { FeedRefused, type FeedReading } from "./feed";
import { withContextTiers } from "./llm-prices-tiers";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type Json } from "./strict-json";

/**
 * Reads llm-prices: one model, or a list of models with their `price_history`, or the flat list of current or historical
 * prices. USD per million; `from_date` inclusive, `to_date` exclusive. The vendor stands beside the models.
 */
export function readLlmPrices(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  const reader = new PriceReader(1);
  const entries = modelsIn(value, null).flatMap(({ vendor, model }, at) => readModel(vendor, model, at, asOf, reader));
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "The file holds no model with prices.", "top");
  return { entries: withContextTiers(entries), findings: [...findings, ...reader.findings] };
}

interface Vendored {
  readonly vendor: string | null;
  readonly model: Json;
}

function modelsIn(value: Json, vendor: string | null): Vendored[] {
  if (Array.isArray(value)) return value.flatMap((item) => modelsIn(item, vendor));
  if (!isObject(value)) return [{ vendor, model: value }];
  const own = typeof value.vendor === "string" ? value.vendor : vendor;
  const list = value.models ?? value.prices;
  return Array.isArray(list) ? modelsIn(list, own) : [{ vendor: own, model: value }];
}

function readModel(vendor: string | null, model: Json, at: number, asOf: Day, reader: PriceReader): PriceEntry[] {
  if (!isObject(model) || typeof model.id !== "string") {
    reader.find("not-a-model", `[${at}]`, `Item ${at + 1} has no id; it is left out.`);
    return [];
  }
  const { id } = model;
  const periods = Array.isArray(model.price_history) ? model.price_history : [model];
  return periods.filter(isObject).flatMap((period): PriceEntry[] => {
    const perMTok = present({
      input: reader.price(period.input, `${id} › input`),
      cacheRead: reader.price(period.input_cached, `${id} › input_cached`),
      output: reader.price(period.output, `${id} › output`),
    });
    const from = dayOrNull(period.from_date);
    const to = dayOrNull(period.to_date);
    if (from === undefined || to === undefined || (from !== null && to !== null && from >= to)) {
      reader.find(
        "not-a-day",
        id,
        `${id}: from_date and to_date are days in this order, or null; the price is left out.`,
      );
      return [];
    }
    if (Object.keys(perMTok).length === 0) return [];
    return [
      {
        provider: vendor === null ? "unknown" : normaliseProvider(vendor),
        model: id,
        from,
        to,
        currency: "USD",
        perMTok,
        contextTiers: [],
        units: {},
        source: "llm-prices",
        checkedOn: asOf,
        status: "accepted",
      },
    ];
  });
}

/** `undefined` for what is neither a day nor nothing. */
function dayOrNull(value: Json | undefined): Day | null | undefined {
  if (value === null || value === undefined || value === "") return null;
  return typeof value === "string" && isDay(value) ? value : undefined;
}
