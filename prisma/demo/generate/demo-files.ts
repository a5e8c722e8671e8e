import { addDays, daysOf, type Day, type DayRange } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { indexBook, priceAt, type Book, type PriceEntry } from "@/server/pricing";
import { anthropicCostFile, anthropicUsageFile, type RateOf } from "./anthropic-files";
import { canonicalFile } from "./canonical-file";
import { chance } from "./chance";
import { openaiUsageFile, type OpenaiFlaws } from "./openai-usage-file";
import { usageOf, type Traffic, type UsageDay } from "./traffic";

/** Sums of what a file holds, its broken rows left out. */
export interface FileTotals {
  readonly rows: number;
  readonly rejected: number;
  readonly blank: number;
  /** Null where the format does not count requests, and for costs. */
  readonly requests: number | null;
  readonly uncachedInput: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly output: number;
}

/** An export as it lies on disk. */
export interface DemoFile {
  readonly name: string;
  readonly format: "openai-usage" | "anthropic-usage" | "anthropic-cost" | "canonical";
  readonly text: string;
  readonly totals: FileTotals;
}

/** What the generator is told of the company. */
export interface DemoUsage {
  /** Days of one export each, one after the other without a gap. */
  readonly periods: readonly DayRange[];
  readonly traffic: readonly Traffic[];
  /** What is wrong with the OpenAI export that begins on a day. */
  readonly flaws: Readonly<Record<Day, OpenaiFlaws>>;
  readonly displayNames: Readonly<Record<string, string>>;
  readonly keyIds: Readonly<Record<string, string>>;
}

/** Writes every export of every period. */
export function demoFiles(rows: readonly UsageDay[], usage: DemoUsage, book: Book): DemoFile[] {
  const rateOf = ratesOf(book);
  return usage.periods.flatMap((period) => {
    const here = rows.filter(({ day }) => period.from <= day && day < period.to);
    return filesOf(period, here, usage, rateOf);
  });
}

/** Looks up a day's prices once. @throws Refusal where the book has none: an export without a price would be a lie. */
function ratesOf(book: Book): RateOf {
  const index = indexBook(book);
  const known = new Map<string, PriceEntry | null>();
  return ({ provider, model, day }, bucket) => {
    const key = `${provider} ${model} ${day}`;
    const entry = known.get(key) ?? priceAt(index, { provider, model, day })?.entry ?? null;
    known.set(key, entry);
    const rate = entry?.perMTok[bucket];
    if (rate === undefined)
      throw new Refusal("unavailable", "no-price", `The book has no ${bucket} price for ${model} on ${day}.`);
    return rate;
  };
}

/** All usage of the company, day by day; within a day in the order of the workloads. The same seed gives the same rows. */
export function usageDays(seed: string, usage: DemoUsage): UsageDay[] {
  const [first, last] = [usage.periods[0], usage.periods.at(-1)];
  if (!first || !last) return [];
  const period = { from: first.from, to: last.to };
  const luck = chance(seed);
  const byDay = new Map<string, UsageDay[]>(daysOf(period).map((day) => [day, []]));
  for (const traffic of usage.traffic)
    for (const row of usageOf(traffic, period, luck.named(traffic.project))) byDay.get(row.day)?.push(row);
  return [...byDay.values()].flat();
}

function filesOf(period: DayRange, rows: readonly UsageDay[], usage: DemoUsage, rateOf: RateOf): DemoFile[] {
  const openai = rows.filter(({ provider }) => provider === "openai");
  const anthropic = rows.filter(({ provider }) => provider === "anthropic");
  const hosted = rows.filter(({ provider }) => provider !== "openai" && provider !== "anthropic");
  const flaws = usage.flaws[period.from] ?? {};
  const days = `${period.from}_${addDays(period.to, -1)}`;
  const flawed = {
    rejected: (flaws.cachedAboveInput?.length ?? 0) + (flaws.notANumber?.length ?? 0),
    blank: flaws.blank?.length ?? 0,
  };
  const cost = anthropicCostFile(anthropic, rateOf, usage.displayNames, usage.keyIds);
  return [
    {
      name: `completions_usage_${days}.csv`,
      format: "openai-usage",
      text: openaiUsageFile(openai, flaws),
      totals: totalsOf(openai, flawed),
    },
    {
      name: `claude_api_tokens_${days}.csv`,
      format: "anthropic-usage",
      text: anthropicUsageFile(anthropic),
      totals: { ...totalsOf(anthropic), requests: null },
    },
    { name: `claude_api_cost_${days}.csv`, format: "anthropic-cost", text: cost, totals: costTotals(cost) },
    { name: `model_gateway_${days}.csv`, format: "canonical", text: canonicalFile(hosted), totals: totalsOf(hosted) },
  ];
}

function totalsOf(rows: readonly UsageDay[], flawed = { rejected: 0, blank: 0 }): FileTotals {
  const sum = (of: (row: UsageDay) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    rows: rows.length + flawed.rejected,
    ...flawed,
    requests: sum((row) => row.requests),
    uncachedInput: sum((row) => row.uncachedInput),
    cacheRead: sum((row) => row.cacheRead),
    cacheWrite5m: sum((row) => row.cacheWrite5m),
    output: sum((row) => row.output),
  };
}

const costTotals = (text: string): FileTotals => ({
  ...totalsOf([]),
  rows: text.trimEnd().split("\n").length - 1,
  requests: null,
});
