import { isDay, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry } from "../schema";
import { FeedRefused, type FeedReading } from "./feed";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

/** OpenRouter's unit prices and what the book calls them. USD for one. */
const UNITS: Readonly<Record<string, string>> = {
  web_search: "web_search",
  image: "input_image",
  image_output: "output_image",
  audio: "input_audio_token",
  audio_output: "output_audio_token",
  input_audio_cache: "cache_audio_token",
};

/** Reads OpenRouter's list of models: prices are strings, USD per token; `-1` means that the price varies. */
export function readOpenRouter(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  const models = isObject(value) ? value.data : undefined;
  if (!Array.isArray(models))
    throw new FeedRefused("not-this-feed", "OpenRouter's file holds its models under data.", "top");
  const reader = new PriceReader(1_000_000);
  const entries = models.flatMap((model, at) => readModel(model, at, asOf, reader));
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "No model in the file has a price.", "top");
  return { entries, findings: [...findings, ...reader.findings] };
}

function readModel(model: Json, at: number, asOf: Day, reader: PriceReader): PriceEntry[] {
  if (!isObject(model) || typeof model.id !== "string" || !isObject(model.pricing)) {
    reader.find("not-a-model", `data[${at}]`, `Item ${at + 1} of data has no id and pricing; it is left out.`);
    return [];
  }
  const { id, pricing } = model;
  if (Object.values(pricing).some((price) => price === "-1" || price === -1)) {
    reader.find("varying-price", id, `${id}: its price varies with the model it picks; it has none of its own.`);
    return [];
  }
  const slug = model.canonical_slug;
  const aliases = typeof slug === "string" && slug !== id ? [slug] : [];
  const perRequest = reader.price(pricing.request, `${id} › request`, 1);
  return [
    {
      provider: "openrouter",
      model: id,
      ...(aliases.length > 0 ? { aliases } : {}),
      from: null,
      to: null,
      currency: "USD",
      perMTok: tokenPrices(pricing, id, reader),
      contextTiers: overrides(pricing, id, reader),
      units: unitPrices(pricing, id, reader),
      ...(perRequest === undefined || perRequest === "0" ? {} : { perRequest }),
      ...(typeof model.expiration_date === "string" && isDay(model.expiration_date)
        ? { retiresOn: model.expiration_date }
        : {}),
      source: "openrouter",
      sourceUrl: `https://openrouter.ai/${id}`,
      checkedOn: asOf,
      status: "accepted",
    },
  ];
}

function tokenPrices(pricing: JsonObject, id: string, reader: PriceReader): PriceEntry["perMTok"] {
  const price = (field: string): string | undefined => reader.price(pricing[field], `${id} › ${field}`);
  const reasoning = price("internal_reasoning");
  return present({
    input: price("prompt"),
    cacheRead: price("input_cache_read"),
    cacheWrite5m: price("input_cache_write"),
    cacheWrite1h: price("input_cache_write_1h"),
    output: price("completion"),
    // 0 says that reasoning is not billed apart: it is billed as output.
    reasoning: reasoning === undefined || new Decimal(reasoning).isZero() ? undefined : reasoning,
  });
}

/** `min_prompt_tokens` is the first context that pays the higher price, the book's `above` the last that does not. */
function overrides(pricing: JsonObject, id: string, reader: PriceReader): ContextTier[] {
  const list = Array.isArray(pricing.overrides) ? pricing.overrides.filter(isObject) : [];
  return list
    .flatMap((override) => {
      const least = override.min_prompt_tokens;
      if (typeof least === "number" && Number.isInteger(least) && least > 0)
        return [{ above: least - 1, perMTok: tokenPrices(override, `${id} › overrides`, reader) }];
      reader.find("unknown-constraint", id, `${id}: an override has no min_prompt_tokens; it is left out.`);
      return [];
    })
    .sort((left, right) => left.above - right.above);
}

function unitPrices(pricing: JsonObject, id: string, reader: PriceReader): Record<string, string> {
  return Object.fromEntries(
    Object.entries(UNITS).flatMap(([field, unit]) => {
      const price = reader.price(pricing[field], `${id} › ${field}`, 1);
      return price === undefined || price === "0" ? [] : [[unit, price]];
    }),
  );
}
