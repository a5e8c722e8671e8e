import { addDays, addMonths, firstDayOf, type Day, type Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { COST_LINES, type CostLine } from "../schema";
import { expandRecurring, type RecurringLine } from "./expand-recurring";

/** Where an amount comes from, the strongest first: what a person typed, the newest file, recurring lines, usage at its prices. */
export const AMOUNT_SOURCES = ["typed", "file", "recurring", "usage"] as const;
export type AmountSource = (typeof AMOUNT_SOURCES)[number];

export interface TypedMonth {
  readonly month: Month;
  /** `null`: not typed. */
  readonly requests: string | null;
  readonly costs: Readonly<Record<CostLine, string | null>>;
  readonly recordedBy: string;
}

/** A file's lines; the files stand from the oldest to the newest. */
export interface FiledCosts {
  readonly lines: readonly { readonly month: Month; readonly kind: CostLine; readonly amount: string }[];
}

/** What usage says of a month: `requests` is null where the source does not count them. */
export interface ServedMonth {
  readonly month: Month;
  readonly requests: string | null;
  /** The value of the tokens that have a price, at the prices of their days. */
  readonly inference: string;
  /** Share of the tokens without a price, 0..1. */
  readonly unpricedShare: number;
}

export interface RecordedCosts {
  readonly typed: readonly TypedMonth[];
  readonly files: readonly FiledCosts[];
  readonly recurring: readonly RecurringLine[];
  readonly served: readonly ServedMonth[];
}

export interface ComposedLine {
  readonly amount: string;
  readonly from: AmountSource | null;
  /** What was said too, and does not count. */
  readonly beside: readonly { readonly from: AmountSource; readonly amount: string }[];
}

/** A month with every line, where it comes from, and what it stands above. */
export interface ComposedMonth {
  readonly month: Month;
  readonly requests: string | null;
  readonly requestsFrom: "typed" | "usage" | null;
  readonly costs: Readonly<Record<CostLine, string>>;
  readonly lines: Readonly<Record<CostLine, ComposedLine>>;
  readonly recordedBy: string | null;
  /** Share of its usage without a price; 0 where the inference is not taken from usage. */
  readonly unpricedShare: number;
}

/**
 * The months one by one from everything that was recorded: a typed amount stands above a file's, that above recurring lines, those
 * above usage. Usage speaks only for months that are over on the day asked for, because a running one is still growing.
 */
export function composeMonths(recorded: RecordedCosts, months: readonly Month[], day: Day): ComposedMonth[] {
  const typed = new Map(recorded.typed.map((one) => [one.month, one]));
  const served = new Map(recorded.served.filter(({ month }) => isOver(month, day)).map((one) => [one.month, one]));
  const recurring = expandRecurring(recorded.recurring, months);
  return months.map((month): ComposedMonth => {
    const [own, usage] = [typed.get(month), served.get(month)];
    const said = (kind: CostLine): Readonly<Record<AmountSource, string | null>> => ({
      typed: own?.costs[kind] ?? null,
      file: filedAmount(recorded.files, month, kind),
      recurring: recurring.get(`${month} ${kind}`) ?? null,
      usage: kind === "inference" ? (usage?.inference ?? null) : null,
    });
    const lines = byLine((kind) => strongest(said(kind)));
    const requests = own?.requests ?? usage?.requests ?? null;
    return {
      ...{ month, requests, lines },
      requestsFrom: requests === null ? null : (own?.requests ?? null) === null ? "usage" : "typed",
      costs: byLine((kind) => lines[kind].amount),
      recordedBy: own?.recordedBy ?? null,
      unpricedShare: lines.inference.from === "usage" ? (usage?.unpricedShare ?? 0) : 0,
    };
  });
}

const isOver = (month: Month, day: Day): boolean => addDays(firstDayOf(addMonths(month, 1)), -1) <= day;

function strongest(said: Readonly<Record<AmountSource, string | null>>): ComposedLine {
  const given = AMOUNT_SOURCES.flatMap((from) => {
    const amount = said[from];
    return amount === null ? [] : [{ from, amount }];
  });
  const [first, ...beside] = given;
  return { amount: first?.amount ?? "0", from: first?.from ?? null, beside };
}

/** The sum of the newest file's lines for the month and kind; older files that name them too do not count. */
function filedAmount(files: readonly FiledCosts[], month: Month, kind: CostLine): string | null {
  const newest = files
    .map(({ lines }) => lines.filter((line) => line.month === month && line.kind === kind))
    .findLast((lines) => lines.length > 0);
  return newest ? newest.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed() : null;
}

const byLine = <Value>(of: (kind: CostLine) => Value): Record<CostLine, Value> =>
  Object.fromEntries(COST_LINES.map((kind) => [kind, of(kind)])) as Record<CostLine, Value>;
