import { isDay, type Day } from "@/server/kernel/day";
import type { ContextTier, ModelMatch, PriceEntry, TokenPrices } from "../schema";
import { matchModel } from "../rules/match-model";
import { normaliseProvider } from "../rules/normalise-provider";
import { FeedRefused, type FeedReading } from "./feed";
import { present, PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

const BUCKETS: readonly (readonly [keyof TokenPrices, string])[] = [
  ["input", "input_mtok"],
  ["cacheRead", "cache_read_mtok"],
  ["cacheWrite5m", "cache_write_mtok"],
  ["output", "output_mtok"],
];
const UNITS: readonly (readonly [string, string])[] = [
  ["input_audio_token", "input_audio_mtok"],
  ["cache_audio_token", "cache_audio_read_mtok"],
  ["output_audio_token", "output_audio_mtok"],
];
const CLAUSES: Readonly<Record<string, string>> = {
  equals: "equals",
  starts_with: "startsWith",
  ends_with: "endsWith",
  contains: "contains",
  regex: "regex",
};

interface Period {
  readonly from: Day | null;
  readonly hours: { from: string; to: string } | null;
  readonly prices: JsonObject;
}

/** Reads genai-prices' `data.json`: USD per million tokens, some dated, ids recognised by matchers in the file's order. */
export function readGenaiPrices(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  if (!Array.isArray(value))
    throw new FeedRefused("not-this-feed", "genai-prices' file is a list of providers.", "top");
  const reader = new PriceReader(1);
  const entries = value.flatMap((provider, at) => {
    if (!isObject(provider) || typeof provider.id !== "string" || !Array.isArray(provider.models)) {
      reader.find("not-a-provider", `[${at}]`, `Item ${at + 1} has no id and models; it is left out.`);
      return [];
    }
    const name = provider.id;
    return provider.models.flatMap((model) => readModel(name, model, asOf, reader));
  });
  if (entries.length === 0) throw new FeedRefused("not-this-feed", "No model in the file has a price.", "top");
  return { entries, findings: [...findings, ...reader.findings] };
}

function readModel(providerName: string, model: Json, asOf: Day, reader: PriceReader): PriceEntry[] {
  if (!isObject(model) || typeof model.id !== "string") {
    reader.find("not-a-model", providerName, `${providerName}: a model without an id is left out.`);
    return [];
  }
  const place = `${providerName} › ${model.id}`;
  const match = readMatch(model.match, place, reader);
  const periods = readPeriods(model.prices, place, reader);
  return periods.map((period, at) => ({
    provider: normaliseProvider(providerName),
    model: model.id as string,
    ...(match === null ? {} : { match }),
    from: period.from,
    to: nextFrom(periods, at),
    ...(period.hours === null ? {} : { hours: period.hours }),
    currency: "USD",
    ...readPrices(period.prices, place, reader),
    source: "genai-prices",
    checkedOn: asOf,
    status: "accepted" as const,
  }));
}

/** Dated periods follow one another; those by time of day stand beside each other and have no next one. */
function nextFrom(periods: readonly Period[], at: number): Day | null {
  const from = periods[at]?.from ?? "";
  return periods.map((period) => period.from).find((next) => next !== null && next > from) ?? null;
}

/** One price, or a list: the first unconditional, the others from a day on or between two times of day. */
function readPeriods(prices: Json | undefined, place: string, reader: PriceReader): Period[] {
  if (isObject(prices)) return [{ from: null, hours: null, prices }];
  const list = (Array.isArray(prices) ? prices : []).flatMap((item): Period[] => {
    if (!isObject(item) || !isObject(item.prices)) return [];
    const constraint = isObject(item.constraint) ? item.constraint : {};
    if (typeof constraint.start_date === "string" && isDay(constraint.start_date))
      return [{ from: constraint.start_date, hours: null, prices: item.prices }];
    const hours = { from: timeOf(constraint.start_time), to: timeOf(constraint.end_time) };
    if (hours.from !== null && hours.to !== null)
      return [{ from: null, hours: { from: hours.from, to: hours.to }, prices: item.prices }];
    if (Object.keys(constraint).length === 0) return [{ from: null, hours: null, prices: item.prices }];
    reader.find(
      "unknown-constraint",
      place,
      `${place}: a price has a constraint that is not understood; it is left out.`,
    );
    return [];
  });
  const timed = list.find((period) => period.hours !== null)?.hours;
  if (!timed) return list.sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
  // The unconditional price holds for the rest of the day.
  return list.map((period) => (period.hours ? period : { ...period, hours: { from: timed.to, to: timed.from } }));
}

const timeOf = (time: Json | undefined): string | null =>
  typeof time === "string" && /^\d\d:\d\d(:\d\d)?(Z|\+00:00)?$/.test(time) ? time.slice(0, 5) : null;

function readPrices(
  prices: JsonObject,
  place: string,
  reader: PriceReader,
): Pick<PriceEntry, "perMTok" | "contextTiers" | "units" | "perRequest"> {
  const base: Record<string, string | undefined> = {};
  const tiers = new Map<number, Record<string, string>>();
  for (const [bucket, field] of BUCKETS) {
    const value = prices[field];
    base[bucket] = reader.price(isObject(value) ? value.base : value, `${place} › ${field}`);
    for (const tier of isObject(value) && Array.isArray(value.tiers) ? value.tiers : []) {
      const start = isObject(tier) ? tier.start : undefined;
      const price = isObject(tier) ? reader.price(tier.price, `${place} › ${field} › tiers`) : undefined;
      if (typeof start === "number" && Number.isInteger(start) && price !== undefined)
        tiers.set(start, { ...tiers.get(start), [bucket]: price });
    }
  }
  const perRequest = reader.price(prices.requests_kcount, `${place} › requests_kcount`, "0.001");
  const units = present(
    Object.fromEntries(
      UNITS.map(([unit, field]) => [unit, reader.price(prices[field], `${place} › ${field}`, "0.000001")]),
    ),
  );
  return {
    perMTok: present(base),
    contextTiers: [...tiers]
      .map(([above, perMTok]): ContextTier => ({ above, perMTok }))
      .sort((left, right) => left.above - right.above),
    units: units as Record<string, string>,
    ...(perRequest === undefined ? {} : { perRequest }),
  };
}

function readMatch(match: Json | undefined, place: string, reader: PriceReader): ModelMatch | null {
  const read = matchOf(match);
  try {
    if (read !== null) matchModel(read);
    return read;
  } catch {
    reader.find("bad-matcher", place, `${place}: its matcher cannot be read; only the id itself is recognised.`);
    return null;
  }
}

function matchOf(match: Json | undefined): ModelMatch | null {
  if (!isObject(match)) return null;
  const [clause, value] = Object.entries(match)[0] ?? [];
  if (clause === undefined) return null;
  const name = CLAUSES[clause];
  if (name !== undefined && typeof value === "string" && value.length <= 200) return { [name]: value } as ModelMatch;
  if ((clause === "or" || clause === "and") && Array.isArray(value)) {
    const parts = value.map(matchOf).filter((part) => part !== null);
    return clause === "or" ? { or: parts } : parts.length === value.length ? { and: parts } : null;
  }
  return null;
}
