import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry, ServiceTierPrices, TokenPrices } from "../schema";
import { makersOf } from "../rules/normalise-provider";
import { FeedRefused, type FeedReading } from "./feed";
import { readPortkeyMode } from "./portkey-modes";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

/** US cents a token → USD a million; US cents → USD. */
const PER_TOKEN = "10000";
const PER_UNIT = "0.01";
/** Tokens of sound and pictures, as other feeds call them, by Portkey's name. */
const UNITS: Readonly<Record<string, string>> = {
  input_audio_token: "request_audio_token",
  cache_audio_token: "cache_read_audio_input_token",
  output_audio_token: "response_audio_token",
  input_image_token: "request_image_token",
  cache_image_token: "cache_read_image_input_token",
  output_image_token: "response_image_token",
};

/**
 * Reads one provider's file of Portkey: US **cents** per token, not dated; service tiers under `execution_modes`, the
 * price of training under `finetune_config`. The entry `default` is a template, not a model. The file does not name its
 * provider: the ids do.
 */
export function readPortkey(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  if (!isObject(value)) throw new FeedRefused("not-this-feed", "Portkey's file is one object of models.", "top");
  const reader = new PriceReader(PER_TOKEN);
  const provider = providerOf(Object.keys(value));
  const entries = Object.entries(value).flatMap(([model, fields]) => {
    if (model === "default") return [];
    const config = isObject(fields) ? fields.pricing_config : undefined;
    if (isObject(fields) && isObject(config)) return readModel(provider, model, fields, config, asOf, reader);
    reader.find("not-an-object", model, `"${model}" has no pricing_config; it is left out.`);
    return [];
  });
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "No model in the file has a price.", "top");
  return { entries: [...entries, ...tunedModels(entries)], findings: [...findings, ...reader.findings] };
}

/** The maker that most of the ids point to. */
function providerOf(models: readonly string[]): string {
  const votes = new Map<string, number>();
  for (const model of models)
    for (const maker of makersOf(model).slice(0, 1)) votes.set(maker, (votes.get(maker) ?? 0) + 1);
  return [...votes].sort((left, right) => right[1] - left[1])[0]?.[0] ?? "unknown";
}

function readModel(
  provider: string,
  model: string,
  fields: JsonObject,
  config: JsonObject,
  asOf: Day,
  reader: PriceReader,
): PriceEntry[] {
  const paid = isObject(config.pay_as_you_go) ? config.pay_as_you_go : {};
  const perMTok = tokenPrices(paid, model, reader);
  const units = unitPrices(paid, model, reader);
  if (Object.keys(perMTok).length === 0 && Object.keys(units).length === 0) return [];
  const flex = serviceTier(fields, "flex", model, reader);
  const priority = serviceTier(fields, "priority", model, reader);
  const batchPrices = isObject(config.batch_config) ? config.batch_config : readPortkeyMode(fields, "batch").base;
  const batch = batchPrices && tokenPrices(batchPrices, `${model} › batch`, reader);
  const factor = batchFactor(perMTok, batch);
  const training = readTraining(config, model, reader);
  return [
    {
      provider,
      model,
      from: null,
      to: null,
      currency: "USD",
      perMTok,
      contextTiers: contextTiers(fields, "standard", model, reader),
      units,
      ...(factor === undefined ? {} : { batchFactor: factor }),
      ...(flex === undefined ? {} : { flex }),
      ...(priority === undefined ? {} : { priority }),
      ...(training === undefined ? {} : { training }),
      source: "portkey",
      checkedOn: asOf,
      status: "accepted",
    },
  ];
}

const priceOf = (paid: JsonObject, name: string): Json | undefined => {
  const held = paid[name];
  return isObject(held) ? held.price : undefined;
};

/** A cache price of 0 beside a paid input is Portkey's blank, not a gift. Models of pictures tell text tokens apart by name. */
function tokenPrices(paid: JsonObject, model: string, reader: PriceReader): TokenPrices {
  const price = (...names: readonly string[]): string | undefined => {
    const name = names.find((one) => priceOf(paid, one) !== undefined);
    return name === undefined ? undefined : reader.price(priceOf(paid, name), `${model} › ${name}`);
  };
  const input = price("request_token", "request_text_token");
  const cache = (...names: readonly string[]): string | undefined => {
    const read = price(...names);
    return read === "0" && input !== "0" ? undefined : read;
  };
  return present({
    input,
    cacheRead: cache("cache_read_input_token", "cache_read_text_input_token"),
    cacheWrite5m: cache("cache_write_input_token"),
    output: price("response_token", "response_text_token"),
  });
}

function unitPrices(paid: JsonObject, model: string, reader: PriceReader): Record<string, string> {
  const extra = isObject(paid.additional_units) ? paid.additional_units : {};
  const named: [string, Json | undefined][] = [
    ...Object.entries(UNITS).map(([name, field]): [string, Json | undefined] => [name, priceOf(paid, field)]),
    ...Object.keys(extra).map((name): [string, Json | undefined] => [name, priceOf(extra, name)]),
  ];
  return Object.fromEntries(
    named.flatMap(([name, value]) => {
      const price = reader.price(value, `${model} › ${name}`, PER_UNIT);
      return price === undefined ? [] : [[name, price]];
    }),
  );
}

function serviceTier(
  fields: JsonObject,
  mode: string,
  model: string,
  reader: PriceReader,
): ServiceTierPrices | undefined {
  const { base } = readPortkeyMode(fields, mode);
  const perMTok = base ? tokenPrices(base, `${model} › ${mode}`, reader) : {};
  if (Object.keys(perMTok).length === 0) return undefined;
  return { perMTok, contextTiers: contextTiers(fields, mode, model, reader) };
}

const contextTiers = (fields: JsonObject, mode: string, model: string, reader: PriceReader): ContextTier[] =>
  readPortkeyMode(fields, mode)
    .tiers.map(({ above, paid }) => ({
      above,
      perMTok: tokenPrices(paid, `${model} › ${mode} above ${above}`, reader),
    }))
    .filter(({ perMTok }) => Object.keys(perMTok).length > 0);

function batchFactor(full: TokenPrices, batch: TokenPrices | undefined): string | undefined {
  const factors = (["input", "output"] as const).flatMap((bucket) => {
    const whole = full[bucket];
    const part = batch?.[bucket];
    return whole !== undefined && part !== undefined && whole !== "0"
      ? [new Decimal(part).div(whole).toDecimalPlaces(6)]
      : [];
  });
  const [first, second] = factors;
  return first !== undefined && (second === undefined || first.equals(second)) ? first.toString() : undefined;
}

function readTraining(config: JsonObject, model: string, reader: PriceReader): PriceEntry["training"] {
  const tuning = isObject(config.finetune_config) ? config.finetune_config : undefined;
  if (!tuning) return undefined;
  const training = present({
    perMTok: reader.price(priceOf(tuning, "pay_per_token"), `${model} › finetune_config › pay_per_token`),
    perHour: reader.price(priceOf(tuning, "pay_per_hour"), `${model} › finetune_config › pay_per_hour`, PER_UNIT),
  });
  return Object.keys(training).length > 0 ? training : undefined;
}

/** Portkey writes the price of training on the base model; the book keeps it on the tuned one. */
function tunedModels(entries: readonly PriceEntry[]): PriceEntry[] {
  return entries.flatMap((base) => {
    const tuned = entries.find((entry) => entry.model === `ft:${base.model}`);
    if (!base.training || base.model.startsWith("ft:")) return [];
    if (tuned) {
      tuned.training = base.training;
      return [];
    }
    return [{ ...base, model: `ft:${base.model}`, perMTok: {}, units: {}, contextTiers: [] }];
  });
}
