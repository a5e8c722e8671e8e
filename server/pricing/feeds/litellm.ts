import { isDay, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry, ServiceTierPrices, TokenPrices } from "../schema";
import { isKnownProvider, normaliseProvider } from "../rules/normalise-provider";
import { FeedRefused, type FeedReading } from "./feed";
import { readLiteLlmUnits } from "./litellm-units";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type JsonObject } from "./strict-json";

/** LiteLLM's name of each bucket; suffixes such as `_flex` or `_above_200k_tokens` follow it. USD per token. */
const BUCKETS: readonly (readonly [keyof TokenPrices, string])[] = [
  ["input", "input_cost_per_token"],
  ["cacheRead", "cache_read_input_token_cost"],
  ["cacheWrite5m", "cache_creation_input_token_cost"],
  ["cacheWrite1h", "cache_creation_input_token_cost_above_1hr"],
  ["output", "output_cost_per_token"],
  ["reasoning", "output_cost_per_reasoning_token"],
];
const PER_TOKEN = 1_000_000;

/**
 * Reads `model_prices_and_context_window.json`: USD per token as floats, not dated. The literal `sample_spec` is no
 * model; anything else at the top that is no object is a finding.
 */
export function readLiteLlm(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  if (!isObject(value)) throw new FeedRefused("not-this-feed", "LiteLLM's file is one object of models.", "top");
  const reader = new PriceReader(PER_TOKEN);
  const entries: PriceEntry[] = [];
  for (const [model, fields] of Object.entries(value)) {
    if (model === "sample_spec") reader.find("sample-entry", model, "sample_spec shows the fields; it is not a model.");
    else if (!isObject(fields))
      reader.find("not-an-object", model, `"${model}" is no object of prices; it is left out.`);
    else {
      const entry = readEntry(model, fields, asOf, reader);
      if (entry) entries.push(entry);
    }
  }
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "No model in the file has a LiteLLM price.", "top");
  return { entries, findings: [...findings, ...reader.findings] };
}

function readEntry(model: string, fields: JsonObject, asOf: Day, reader: PriceReader): PriceEntry | null {
  const provider = typeof fields.litellm_provider === "string" ? normaliseProvider(fields.litellm_provider) : "unknown";
  const tiered = Array.isArray(fields.tiered_pricing) ? fields.tiered_pricing.filter(isObject) : [];
  const perMTok = tokenPrices({ ...tiered[0], ...fields }, "", model, reader);
  if (perMTok.cacheRead === undefined) {
    const hit = reader.price(fields.input_cost_per_token_cache_hit, `${model} › input_cost_per_token_cache_hit`);
    if (hit !== undefined) perMTok.cacheRead = hit;
  }
  const units = readLiteLlmUnits(model, fields, reader);
  const perRequest = reader.price(fields.input_cost_per_request, `${model} › input_cost_per_request`, 1);
  if (Object.keys(perMTok).length === 0 && Object.keys(units).length === 0 && perRequest === undefined) return null;
  return {
    provider,
    model,
    from: null,
    to: null,
    currency: "USD",
    perMTok,
    contextTiers: [...rangeTiers(tiered, model, reader), ...contextTiers(fields, "", model, reader)],
    units,
    ...present({
      aliases: ownPrefix(model, provider),
      batchFactor: batchFactor(fields, model, reader),
      flex: serviceTier(fields, "_flex", model, reader),
      priority: serviceTier(fields, "_priority", model, reader),
      perRequest,
      retiresOn: retirement(fields, model, reader),
      sourceUrl: typeof fields.source === "string" ? fields.source : undefined,
    }),
    source: "litellm",
    checkedOn: asOf,
    status: "accepted",
  };
}

/** The bare id, where the key begins with the name of a provider that only this feed knows. */
function ownPrefix(model: string, provider: string): string[] | undefined {
  const slash = model.indexOf("/");
  const prefix = model.slice(0, Math.max(slash, 0));
  const isOwn = prefix !== "" && !isKnownProvider(prefix) && normaliseProvider(prefix) === provider;
  return isOwn ? [model.slice(slash + 1)] : undefined;
}

function tokenPrices(fields: JsonObject, suffix: string, model: string, reader: PriceReader): TokenPrices {
  return present(
    Object.fromEntries(
      BUCKETS.map(([bucket, name]) => [bucket, reader.price(fields[name + suffix], `${model} › ${name}${suffix}`)]),
    ),
  );
}

function serviceTier(
  fields: JsonObject,
  suffix: string,
  model: string,
  reader: PriceReader,
): ServiceTierPrices | undefined {
  const perMTok = tokenPrices(fields, suffix, model, reader);
  if (Object.keys(perMTok).length === 0) return undefined;
  return { perMTok, contextTiers: contextTiers(fields, suffix, model, reader) };
}

/** `…_above_200k_tokens`, with the service tier's suffix after it, as in `…_above_272k_tokens_priority`. */
function contextTiers(fields: JsonObject, suffix: string, model: string, reader: PriceReader): ContextTier[] {
  const sizes = new Set(Object.keys(fields).flatMap((name) => /_above_(\d+k)_tokens(?:_|$)/.exec(name)?.[1] ?? []));
  return [...sizes]
    .map((size) => ({
      above: Number(size.slice(0, -1)) * 1_000,
      perMTok: tokenPrices(fields, `_above_${size}_tokens${suffix}`, model, reader),
    }))
    .filter(({ perMTok }) => Object.keys(perMTok).length > 0)
    .sort((left, right) => left.above - right.above);
}

/** `tiered_pricing`: a list of ranges, each with prices of its own; the first is the base. */
function rangeTiers(tiered: readonly JsonObject[], model: string, reader: PriceReader): ContextTier[] {
  return tiered.slice(1).flatMap((fields) => {
    const above = Array.isArray(fields.range) ? fields.range[0] : undefined;
    if (typeof above !== "number" || !Number.isInteger(above)) {
      reader.find("tier-without-range", model, `${model}: a tier of tiered_pricing has no range; it is left out.`);
      return [];
    }
    return [{ above, perMTok: tokenPrices(fields, "", `${model} › tiered_pricing`, reader) }];
  });
}

/** One factor for every token, taken from input and output where both say the same. */
function batchFactor(fields: JsonObject, model: string, reader: PriceReader): string | undefined {
  const factors = ["input_cost_per_token", "output_cost_per_token"].flatMap((name) => {
    const batch = fields[`${name}_batches`];
    const full = fields[name];
    return typeof batch === "number" && typeof full === "number" && batch >= 0 && full > 0
      ? [new Decimal(batch).div(full).toDecimalPlaces(6)]
      : [];
  });
  const [first, second] = factors;
  if (first === undefined) return undefined;
  if (second === undefined || first.equals(second)) return first.toString();
  reader.find(
    "batch-factors-differ",
    model,
    `${model}: batches cost ${first} of the input price but ${second} of the output price; the batch price is left open.`,
  );
  return undefined;
}

function retirement(fields: JsonObject, model: string, reader: PriceReader): string | undefined {
  const day = fields.deprecation_date;
  if (day === undefined || day === null || day === "") return undefined;
  if (typeof day === "string" && isDay(day)) return day;
  reader.find("not-a-day", `${model} › deprecation_date`, `${model}: deprecation_date is not a day (YYYY-MM-DD).`);
  return undefined;
}
