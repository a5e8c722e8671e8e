/** Two-sided 80 % points of Student's t by degrees of freedom, 1 to 30; beyond, the normal's. */
const T80 = [
  3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341, 1.337, 1.333,
  1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.31,
] as const;
const NORMAL80 = 1.2816;

/** The fewest whole months from which an interval can be had, and from which a year has been seen. */
export const LEAST_MONTHS = 4;
export const A_YEAR = 12;

export interface ForecastPoint {
  /** Months after the last one known: 1, 2, … */
  readonly ahead: number;
  readonly expected: number;
  /** Four months in five are supposed to lie within. */
  readonly low: number;
  readonly high: number;
}

export type Forecast =
  | { readonly code: "too-short"; readonly months: number; readonly needed: number }
  | {
      readonly code: "forecast";
      /** Whole months that it rests on. */
      readonly months: number;
      /** Less than a year is known: no season can have been seen. */
      readonly isShort: boolean;
      /** The mean change from month to month: a share where all months are above 0, else an amount. */
      readonly drift: number;
      readonly isByShare: boolean;
      readonly points: readonly ForecastPoint[];
    };

/**
 * What comes after a history of whole months (oldest first, no gaps), with an 80 % interval.
 *
 * The method is the random walk with drift (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2 and
 * 5.5): the last month, moved on by the mean change; the interval grows with √(h·(1 + h/(T−1))) times the spread of the
 * changes. It is computed on logarithms where every month is above 0, because usage grows by shares; the interval is
 * Student's, since histories are short. It knows no seasons.
 */
export function forecast(history: readonly number[], months: number): Forecast {
  const known = history.length;
  if (known < LEAST_MONTHS) return { code: "too-short", months: known, needed: LEAST_MONTHS };
  const isByShare = history.every((value) => value > 0);
  const series = isByShare ? history.map(Math.log) : history;
  const last = series[known - 1] ?? 0;
  const drift = (last - (series[0] ?? 0)) / (known - 1);
  const spread = spreadOf(series, drift);
  const width = T80[known - 3] ?? NORMAL80;
  const back = (value: number): number => (isByShare ? Math.exp(value) : Math.max(0, value));
  return {
    code: "forecast",
    months: known,
    isShort: known < A_YEAR,
    drift: isByShare ? Math.exp(drift) - 1 : drift,
    isByShare,
    points: Array.from({ length: months }, (_, index): ForecastPoint => {
      const ahead = index + 1;
      const middle = last + drift * ahead;
      const room = width * spread * Math.sqrt(ahead * (1 + ahead / (known - 1)));
      return { ahead, expected: back(middle), low: back(middle - room), high: back(middle + room) };
    }),
  };
}

/** Standard deviation of the changes about their mean: T−1 changes, one parameter. */
function spreadOf(series: readonly number[], drift: number): number {
  let sum = 0;
  for (let at = 1; at < series.length; at += 1) sum += ((series[at] ?? 0) - (series[at - 1] ?? 0) - drift) ** 2;
  return Math.sqrt(sum / (series.length - 2));
}
