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
  /** Input that the block hashes of a trace show to repeat, and the input of those rows; null where no trace has hashes. */
  readonly prefix?: { readonly tokens: number; readonly ofInput: number } | null;
}

/**
 * What a measured figure rests on: requests that the source counts · tokens of the source · measured tokens over requests
 * or tokens that a person typed · tokens read from and written to a cache · block hashes of a trace · hours of the source.
 */
export type FigureBasis =
  | "counted-requests"
  | "counted-tokens"
  | "typed-requests"
  | "typed-tokens"
  | "cache-tokens"
  | "block-hashes"
  | "busiest-hour";

/** A figure as it was measured, as a person typed it over, and as it is used. */
export interface ProfileFigure {
  readonly measured: number | null;
  /** Null where nothing was measured: the figure is asked for, and the engine's default counts until it is typed. */
  readonly basis: FigureBasis | null;
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
  const tokenBasis = counted ? "counted-tokens" : overrides.requestsPerMonth ? "typed-requests" : "typed-tokens";
  const figure = (name: UsageFigureName, given: number | null, basis: FigureBasis | null): ProfileFigure => {
    const override = overrides[name] ?? null;
    const isKnown = given !== null;
    return { measured: given, basis: isKnown ? basis : null, override, value: override?.value ?? given };
  };
  const orNothing = (asked: ProfileFigure): ProfileFigure => ({ ...asked, value: asked.value ?? 0 });
  const figures = {
    requestsPerMonth: {
      ...figure("requestsPerMonth", measured.requestsPerMonth, "counted-requests"),
      value: requests,
    },
    inputTokensPerRequest: figure(
      "inputTokensPerRequest",
      perRequest(sums ? inputTokens(sums.tokens) : 0, measured.inputPerMonth),
      tokenBasis,
    ),
    outputTokensPerRequest: figure(
      "outputTokensPerRequest",
      perRequest(sums ? outputTokens(sums.tokens) : 0, measured.outputPerMonth),
      tokenBasis,
    ),
    cacheableShare: orNothing(figure("cacheableShare", measured.cacheableShare, measured.cacheableBasis)),
    cacheHitRate: figure("cacheHitRate", measured.cacheHitRate, "cache-tokens"),
    peakToMean: figure("peakToMean", measured.peakToMean, "busiest-hour"),
    // Growth is never measured into the advice: a suggestion counts once a person accepts it.
    monthlyGrowth: orNothing(figure("monthlyGrowth", null, null)),
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
  readonly cacheableBasis: FigureBasis | null;
  readonly cacheHitRate: number | null;
  readonly peakToMean: number | null;
}
const nothingMeasured: Measured = {
  coverage: null,
  requestsPerMonth: null,
  inputPerMonth: null,
  outputPerMonth: null,
  cacheableShare: null,
  cacheableBasis: null,
  cacheHitRate: null,
  peakToMean: null,
};

function measure(sums: UsageSums, period: Period, daysPerMonth: number): Measured {
  const { tokens, requests, countedTokens, peak } = sums;
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
    ...cacheable(sums, input, throughCache),
    cacheHitRate: throughCache > 0 ? tokens.cacheRead / throughCache : null,
    peakToMean: peakIsKnown ? Math.max(1, peak.requests / hourly) : null,
  };
}

/**
 * What went through a cache shows what can be cached. Where nothing did, a trace's block hashes may show what repeats; without
 * either it is not known: no cache was used, which does not say that none could be.
 */
function cacheable(
  { prefix }: UsageSums,
  input: number,
  throughCache: number,
): Pick<Measured, "cacheableShare" | "cacheableBasis"> {
  if (throughCache > 0) return { cacheableShare: throughCache / input, cacheableBasis: "cache-tokens" };
  const isCovered = prefix && prefix.ofInput > 0 && prefix.ofInput >= LEAST_COVERAGE * input;
  if (!isCovered) return { cacheableShare: null, cacheableBasis: null };
  return { cacheableShare: Math.min(1, prefix.tokens / prefix.ofInput), cacheableBasis: "block-hashes" };
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
