import { isDay, monthOf, monthsOf, addDays, type Day } from "@/server/kernel/day";
import { shapeFaults, type Fault } from "@/server/kernel/shape-faults";
import { ledgerSchema } from "../schema";

type Loose = Readonly<Record<string, unknown>>;

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const objectAt = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const dayAt = (value: unknown): Day | null => (typeof value === "string" && isDay(value) ? value : null);
const numberAt = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** Every fault of a ledger's question by its path; none means that the ledger can be computed. */
export function ledgerFaults(input: unknown): Fault[] {
  const given = objectAt(input);
  return [...shapeFaults(ledgerSchema, input), ...dayFaults(given), ...monthFaults(given), ...baselineFaults(given)];
}

function dayFaults(given: Loose): Fault[] {
  const [startedOn, asOf] = [dayAt(given.startedOn), dayAt(given.asOf)];
  return startedOn !== null && asOf !== null && asOf < startedOn
    ? [{ path: "asOf", problem: `must not be before startedOn (${startedOn})` }]
    : [];
}

/** Months ascend without gaps from the month of `startedOn` to that of `asOf`. */
function monthFaults(given: Loose): Fault[] {
  const [startedOn, asOf] = [dayAt(given.startedOn), dayAt(given.asOf)];
  if (startedOn === null || asOf === null || asOf < startedOn || !Array.isArray(given.months)) return [];
  const [first, last] = [monthOf(startedOn), monthOf(asOf)];
  const named = listAt(given.months).map((line) => objectAt(line).month);
  const faults = named.flatMap((month, index): Fault[] => {
    if (typeof month !== "string" || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return [];
    const path = `months[${index}].month`;
    if (month < first || month > last) return [{ path, problem: `must lie between ${first} and ${last}` }];
    const before = named[index - 1];
    return typeof before === "string" && month <= before
      ? [{ path, problem: `must come after ${before}: months ascend, each once` }]
      : [];
  });
  const missing = monthsOf({ from: startedOn, to: addDays(asOf, 1) }).filter((month) => !named.includes(month));
  return missing.length === 0
    ? faults
    : [...faults, { path: "months", problem: `must have no gap: ${listed(missing)} missing` }];
}

function listed(missing: readonly string[]): string {
  const shown = missing.slice(0, 3).join(", ");
  if (missing.length === 1) return `${shown} is`;
  return missing.length <= 3 ? `${shown} are` : `${shown} and ${missing.length - 3} more are`;
}

function baselineFaults(given: Loose): Fault[] {
  const baseline = objectAt(given.baseline);
  if (isAbsent(given.baseline) || !Array.isArray(baseline.prices)) return [];
  const prices = listAt(baseline.prices).map(objectAt);
  return [
    ...priceListFaults(prices, dayAt(given.startedOn)),
    ...prices.flatMap(priceFaults),
    ...profileFaults(
      baseline,
      prices.some(({ perRequest }) => isAbsent(perRequest)),
    ),
  ];
}

function priceListFaults(prices: readonly Loose[], startedOn: Day | null): Fault[] {
  if (prices.length === 0)
    return [{ path: "baseline.prices", problem: "must have a price that is in force on startedOn" }];
  const days = prices.map(({ from }) => dayAt(from));
  const faults = days.flatMap((from, index): Fault[] => {
    const before = days[index - 1];
    return from !== null && before && from <= before
      ? [{ path: `baseline.prices[${index}].from`, problem: `must be after ${before}: prices ascend by day` }]
      : [];
  });
  const first = days[0];
  return first && startedOn !== null && first > startedOn
    ? [{ path: "baseline.prices[0].from", problem: `must not be after startedOn (${startedOn})` }, ...faults]
    : faults;
}

const TOKEN_PRICES = ["inputPerMTok", "cachedInputPerMTok", "outputPerMTok"] as const;

function priceFaults(price: Loose, index: number): Fault[] {
  const path = `baseline.prices[${index}]`;
  if (!isAbsent(price.perRequest))
    return TOKEN_PRICES.filter((key) => !isAbsent(price[key])).map((key) => ({
      path: `${path}.${key}`,
      problem: "must not stand beside perRequest: a price is by tokens or by request",
    }));
  return (["inputPerMTok", "outputPerMTok"] as const)
    .filter((key) => isAbsent(price[key]))
    .map((key) => ({ path: `${path}.${key}`, problem: "is missing (or perRequest instead)" }));
}

function profileFaults(baseline: Loose, isByTokens: boolean): Fault[] {
  const missing = (["inputTokensPerRequest", "outputTokensPerRequest"] as const)
    .filter((key) => isByTokens && isAbsent(baseline[key]))
    .map((key) => ({ path: `baseline.${key}`, problem: "is missing: a price is by tokens" }));
  const [cached, input] = [numberAt(baseline.cachedInputTokensPerRequest), numberAt(baseline.inputTokensPerRequest)];
  return cached !== null && cached > (input ?? 0)
    ? [
        ...missing,
        {
          path: "baseline.cachedInputTokensPerRequest",
          problem: "must not exceed inputTokensPerRequest: cached tokens are part of the input",
        },
      ]
    : missing;
}
