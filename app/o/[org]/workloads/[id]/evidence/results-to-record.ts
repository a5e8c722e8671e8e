import type { Match, Measured, ResultFile } from "@/server/evaluation";

interface HowRead {
  readonly match: Match | null;
  readonly threshold: number | null;
  readonly variant: string;
  readonly currency: string;
}

/**
 * What leaves the browser: ids, outcomes and figures, and how the file was read. A cost in dollars is left out where the
 * organization counts in another currency.
 */
export function resultsToRecord(name: string, file: ResultFile, measured: Measured, how: HowRead) {
  const countsCost = file.costCurrency === null || file.costCurrency === how.currency;
  return {
    results: measured.rows.map(
      ({ id, isRight, latencyMs, inputTokens, outputTokens, cost }): Result =>
        [
          ...([id.slice(0, 200), isRight ? 1 : 0] as const),
          ...[latencyMs, inputTokens, outputTokens, countsCost ? cost : null],
        ] as Result,
    ),
    origin: {
      ...{ fileName: name.slice(0, 200), format: file.format, match: how.match, threshold: how.threshold },
      ...{ variant: how.variant.slice(0, 300), errors: file.errors.length, repeated: measured.repeated.length },
    },
  };
}

type Result = [string, 0 | 1, number | null, number | null, number | null, number | null];
