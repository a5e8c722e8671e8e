import type { EngineUsage } from "@/server/engine";
import { allTokens, inputTokens, outputTokens, type TokenBuckets } from "@/server/kernel/tokens";
import { USAGE_FIGURES, type UsageFigureName, type UsageOverrides } from "../schema";
import { FEWEST_DAYS, type Period } from "./period-of";
import type { Withheld } from "./withheld";

/** What a workload used in its period. */
export interface UsageSums {
  readonly tokens: TokenBuckets;
  /** Null where no source counts them. */
  readonly requests: number | null;
  /** Tokens of the rows that count their requests. */
  readonly countedTokens: number;
  /** The busiest hour, and the requests of all rows that know theirs; null where none does. */
  readonly peak: { readonly requests: number; readonly ofRequests: number } | null;
}

/** A figure as it was measured, as a person typed it over, and as it is used. */
export interface ProfileFigure {
  readonly measured: number | null;
  readonly override: UsageOverrides[UsageFigureName] | null;
  readonly value: number | null;
}

export interface WorkloadUsage {
  readonly figures: Readonly<Record<UsageFigureName, ProfileFigure>>;
  /** Share of the tokens whose requests are counted; null without tokens. */
  readonly coverage: number | null;
  /** The engine's usage; null where it is withheld. */
  readonly usage: EngineUsage | null;
  readonly withheld: Withheld | null;
}

/** Below this the requests speak for too few of the tokens. */
export const LEAST_COVERAGE = 0.95;

/**
 * Usage sums as the engine's usage. Requests a month are those of the period, spread over its days; where a person typed
 * them, the measured tokens are spread over those. Source: spec "From usage to the engine" and "Requests".
 */
export function profileWorkload(
  sums: UsageSums | null,
  period: Period | null,
  overrides: UsageOverrides,
  daysPerMonth: number,
): WorkloadUsage {
  const measured = sums && period ? measure(sums, period, daysPerMonth) : nothingMeasured;
  const requests = requestsPerMonth(measured, overrides);
  // Straight from the sums where requests are measured: the detour over the month would cost the last digit.
  const counted = requests !== null && requests === measured.requestsPerMonth ? sums?.requests : null;
  const perRequest = (tokens: number, tokensPerMonth: number | null): number | null =>
    counted ? tokens / counted : tokensPerMonth === null || !requests ? null : tokensPerMonth / requests;
  const figure = (name: UsageFigureName, given: number | null): ProfileFigure => {
    const override = overrides[name] ?? null;
    return { measured: given, override, value: override?.value ?? given };
  };
  const figures = {
    requestsPerMonth: { ...figure("requestsPerMonth", measured.requestsPerMonth), value: requests },
    inputTokensPerRequest: figure(
      "inputTokensPerRequest",
      perRequest(sums ? inputTokens(sums.tokens) : 0, measured.inputPerMonth),
    ),
    outputTokensPerRequest: figure(
      "outputTokensPerRequest",
      perRequest(sums ? outputTokens(sums.tokens) : 0, measured.outputPerMonth),
    ),
    cacheableShare: figure("cacheableShare", measured.cacheableShare),
    cacheHitRate: figure("cacheHitRate", measured.cacheHitRate),
    peakToMean: figure("peakToMean", measured.peakToMean),
    monthlyGrowth: figure("monthlyGrowth", 0),
  };
  const withheld = whyWithheld(figures, measured, period);
  return { figures, coverage: measured.coverage, withheld, usage: withheld ? null : engineUsage(figures) };
}

interface Measured {
  readonly coverage: number | null;
  readonly requestsPerMonth: number | null;
  readonly inputPerMonth: number | null;
  readonly outputPerMonth: number | null;
  readonly cacheableShare: number | null;
  readonly cacheHitRate: number | null;
  readonly peakToMean: number | null;
}
const nothingMeasured: Measured = {
  coverage: null,
  requestsPerMonth: null,
  inputPerMonth: null,
  outputPerMonth: null,
  cacheableShare: null,
  cacheHitRate: null,
  peakToMean: null,
};

function measure({ tokens, requests, countedTokens, peak }: UsageSums, period: Period, daysPerMonth: number): Measured {
  const [all, input, written] = [allTokens(tokens), inputTokens(tokens), tokens.cacheWrite5m + tokens.cacheWrite1h];
  const aMonth = (amount: number): number => (amount / period.days) * daysPerMonth;
  const throughCache = tokens.cacheRead + written;
  const hourly = (requests ?? 0) / (period.days * 24);
  const peakIsKnown = peak !== null && requests !== null && hourly > 0 && peak.ofRequests >= LEAST_COVERAGE * requests;
  return {
    coverage: all > 0 ? countedTokens / all : requests !== null && requests > 0 ? 1 : null,
    requestsPerMonth: requests === null ? null : aMonth(requests),
    inputPerMonth: aMonth(input),
    outputPerMonth: aMonth(outputTokens(tokens)),
    cacheableShare: input > 0 ? throughCache / input : null,
    cacheHitRate: throughCache > 0 ? tokens.cacheRead / throughCache : null,
    peakToMean: peakIsKnown ? Math.max(1, peak.requests / hourly) : null,
  };
}

/** Typed; else measured, where that covers enough; else what typed tokens a request make of the measured tokens. */
function requestsPerMonth(measured: Measured, overrides: UsageOverrides): number | null {
  if (overrides.requestsPerMonth) return overrides.requestsPerMonth.value;
  if (measured.coverage === null || measured.coverage >= LEAST_COVERAGE) return measured.requestsPerMonth;
  const { inputTokensPerRequest: input, outputTokensPerRequest: output } = overrides;
  if (input && input.value > 0 && measured.inputPerMonth) return measured.inputPerMonth / input.value;
  if (output && output.value > 0 && measured.outputPerMonth) return measured.outputPerMonth / output.value;
  return null;
}

function whyWithheld(figures: WorkloadUsage["figures"], measured: Measured, period: Period | null): Withheld | null {
  const isTyped =
    figures.requestsPerMonth.override &&
    figures.inputTokensPerRequest.override &&
    figures.outputTokensPerRequest.override;
  if (isTyped) return null;
  if (measured.coverage === null) return { code: "no-usage" };
  if (period && period.basis === "last-days" && period.days < FEWEST_DAYS)
    return { code: "usage-incomplete", of: "days", value: period.days, threshold: FEWEST_DAYS };
  if (figures.requestsPerMonth.value === null)
    return { code: "usage-incomplete", of: "counted-share", value: measured.coverage, threshold: LEAST_COVERAGE };
  return figures.requestsPerMonth.value > 0 ? null : { code: "no-usage" };
}

/** Every figure that has a value; what has none is left to the engine's defaults. */
function engineUsage(figures: WorkloadUsage["figures"]): EngineUsage {
  const known = USAGE_FIGURES.flatMap((name) =>
    figures[name].value === null ? [] : [[name, figures[name].value] as const],
  );
  return { requestsPerMonth: 0, inputTokensPerRequest: 0, outputTokensPerRequest: 0, ...Object.fromEntries(known) };
}
