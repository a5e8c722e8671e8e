import { addMonths } from "@/server/kernel/day";
import { formatMoney, monthName } from "@/server/kernel/format";
import type { Level } from "@/server/engine";
import { forecast, type Forecast } from "@/server/what-if";
import { forecastNote, forecastTitle } from "@/server/review/wording";
import { ForecastBand, type ForecastMonth } from "../_charts/forecast-band";

interface CostForecastProps {
  /** Oldest first, without gaps. */
  readonly months: readonly {
    readonly month: string;
    readonly spend: string;
    readonly tokens: number;
    readonly isWhole: boolean;
  }[];
  readonly currency: string;
  readonly rung: Level;
  readonly prices: "then" | "now";
  readonly fileId: string;
}

const AHEAD = 12;

/** Twelve months ahead from the history of the workload, six of them said; or why there is no forecast. */
export function CostForecast({ months, currency, rung, prices, fileId }: CostForecastProps) {
  const known = wholeMonths(months);
  const result = forecast(
    known.map(({ spend }) => Number(spend)),
    AHEAD,
  );
  const money = (value: number) => formatMoney(value, currency, { style: "thousands" });
  if (result.code === "too-short")
    return (
      <>
        <h3 className="mb4">{forecastTitle(result, money)}</h3>
        <p className="muted">{forecastNote(result, currency)}</p>
      </>
    );
  const six = result.points[5];
  return (
    <ForecastBand
      title={forecastTitle(result, money)}
      months={[...known.map(knownMonth), ...aheadOf(result, known.at(-1)?.month ?? "")].map(joined)}
      rung={rung}
      currency={currency}
      fileName={`forecast-${fileId}.csv`}
      caption={
        <>
          Cost a month, {currency}, at the prices of {prices}
          {six && `; in six months ${money(six.low)} to ${money(six.high)}`}. {forecastNote(result, currency)}
        </>
      }
    />
  );
}

/**
 * From the month after the first with usage (that one rarely begins on its first day) to the last that is over, without
 * months of silence at the end.
 */
function wholeMonths(months: CostForecastProps["months"]): CostForecastProps["months"] {
  const over = months.filter(({ isWhole }) => isWhole);
  const first = over.findIndex(({ tokens }) => tokens > 0);
  if (first < 0) return [];
  const begins = first === 0 ? 0 : first + 1;
  const last = over.findLastIndex(({ tokens }) => tokens > 0);
  return over.slice(begins, last + 1);
}

const labelOf = (month: string): string =>
  month.endsWith("-01") ? `${monthName(month).slice(0, 3)} ${month.slice(0, 4)}` : monthName(month).slice(0, 3);

const knownMonth = ({ month, spend }: CostForecastProps["months"][number]): ForecastMonth => ({
  ...{ label: labelOf(month), known: Number(spend), expected: null, low: null, high: null },
});

const aheadOf = (result: Extract<Forecast, { code: "forecast" }>, last: string): ForecastMonth[] =>
  result.points.map(({ ahead, expected, low, high }) => ({
    ...{ label: labelOf(addMonths(last, ahead)), known: null, expected, low, high },
  }));

/** The expected line begins where the known one ends. */
function joined(month: ForecastMonth, index: number, all: readonly ForecastMonth[]): ForecastMonth {
  const isLastKnown = month.known !== null && all[index + 1]?.known === null;
  return isLastKnown ? { ...month, expected: month.known, low: month.known, high: month.known } : month;
}
