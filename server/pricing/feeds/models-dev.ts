import type { Day } from "@/server/kernel/day";
import type { ContextTier, PriceEntry } from "../schema";
import { normaliseProvider } from "../rules/normalise-provider";
import { FeedRefused, type FeedReading } from "./feed";
import { readFlatCsv } from "./flat-csv";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

const KNOWN_COSTS = new Set([
  "input", "output", "reasoning", "cache_read", "cache_write", "input_audio", "output_audio", "image", "request",
  "citation", "tiers", "context_over_200k",
]); // prettier-ignore

/**
 * Reads models.dev: `api.json` (providers → models → cost), or its table with the same names as columns. USD per
 * million tokens, not dated. A misspelt cost is a finding, never a guess.
 */
export function readModelsDev(text: string, asOf: Day): FeedReading {
  const reader = new PriceReader(1);
  const isJson = /^\s*\{/.test(text.replace(/^\uFEFF/, ""));
  const { value, findings } = isJson ? strictJson(text) : { value: providersOfTable(text), findings: [] };
  if (!isObject(value)) throw new FeedRefused("not-this-feed", "models.dev's file is one object of providers.", "top");
  const entries = Object.entries(value).flatMap(([provider, fields]) => {
    const models = isObject(fields) ? fields.models : undefined;
    if (isObject(models))
      return Object.entries(models).flatMap(([model, held]) => readModel(provider, model, held, asOf, reader));
    reader.find("not-a-provider", provider, `"${provider}" has no models; it is left out.`);
    return [];
  });
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "No model in the file has a cost.", "top");
  return { entries, findings: [...findings, ...reader.findings] };
}

function providersOfTable(text: string): JsonObject {
  const providers: JsonObject = Object.create(null) as JsonObject;
  for (const row of readFlatCsv(text, ["provider", "model", "cost.input"])) {
    const { provider, model } = row;
    if (typeof provider !== "string" || typeof model !== "string") continue;
    const held = (providers[provider] ??= { models: Object.create(null) as JsonObject });
    if (isObject(held) && isObject(held.models)) held.models[model] = row;
  }
  return providers;
}

function readModel(provider: string, model: string, fields: Json, asOf: Day, reader: PriceReader): PriceEntry[] {
  const cost = isObject(fields) ? fields.cost : undefined;
  if (!isObject(cost)) return [];
  const place = `${provider} › ${model}`;
  for (const name of Object.keys(cost))
    if (!KNOWN_COSTS.has(name))
      reader.find("unknown-price", `${place} › ${name}`, `${place}: "${name}" is no cost of this feed.`);
  const price = (name: string, factor?: string): string | undefined =>
    reader.price(cost[name], `${place} › ${name}`, factor);
  const units = present({
    input_audio_token: price("input_audio", "0.000001"),
    output_audio_token: price("output_audio", "0.000001"),
    image: price("image"),
  });
  const perMTok = tokenPrices(cost, place, reader);
  const perRequest = price("request");
  if (Object.keys({ ...perMTok, ...units }).length === 0 && perRequest === undefined) return [];
  return [
    {
      provider: normaliseProvider(provider),
      model,
      from: null,
      to: null,
      currency: "USD",
      perMTok,
      contextTiers: contextTiers(cost, place, reader),
      units: units as Record<string, string>,
      ...(perRequest === undefined ? {} : { perRequest }),
      source: "models-dev",
      checkedOn: asOf,
      status: "accepted",
    },
  ];
}

const tokenPrices = (cost: JsonObject, place: string, reader: PriceReader): PriceEntry["perMTok"] =>
  present({
    input: reader.price(cost.input, `${place} › input`),
    cacheRead: reader.price(cost.cache_read, `${place} › cache_read`),
    cacheWrite5m: reader.price(cost.cache_write, `${place} › cache_write`),
    output: reader.price(cost.output, `${place} › output`),
    reasoning: reader.price(cost.reasoning, `${place} › reasoning`),
  });

function contextTiers(cost: JsonObject, place: string, reader: PriceReader): ContextTier[] {
  const older = isObject(cost.context_over_200k)
    ? [{ above: 200_000, perMTok: tokenPrices(cost.context_over_200k, `${place} › context_over_200k`, reader) }]
    : [];
  if (!Array.isArray(cost.tiers)) return older;
  return cost.tiers
    .flatMap((tier) => {
      const size = isObject(tier) && isObject(tier.tier) ? Number(tier.tier.size) : NaN;
      if (!isObject(tier) || !Number.isInteger(size) || size <= 0) return [];
      return [{ above: size, perMTok: tokenPrices(tier, `${place} › tiers`, reader) }];
    })
    .sort((left, right) => left.above - right.above);
}
