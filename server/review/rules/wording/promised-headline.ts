import { Decimal, sumOf } from "@/server/kernel/decimal";
import { formatMoney, formatMoneyRangeLong, numberWord, numberWordFirst } from "@/server/kernel/format";
import { isKept } from "../promised";
import type { AmountRange, PromisedLine, ReviewQuarter } from "../../schema";
import { plural } from "./clauses";
import { quarterShort } from "./portfolio-headline";

/** What was promised together, and what came in. */
export function promisedTotals(lines: readonly Pick<PromisedLine, "promised" | "realised">[]): {
  readonly promised: AmountRange;
  readonly realised: string;
} {
  const sum = (amounts: readonly string[]) => sumOf(amounts.map((amount) => new Decimal(amount))).toFixed();
  return {
    promised: {
      low: sum(lines.map(({ promised }) => promised.low)),
      high: sum(lines.map(({ promised }) => promised.high)),
    },
    realised: sum(lines.map(({ realised }) => realised)),
  };
}

type Quarter = Pick<ReviewQuarter, "key" | "label">;

/** "Of $22,400 to $26,100 promised for Q3, $20,124 came in", a title. */
export function promisedHeadline(lines: readonly PromisedLine[], quarter: Quarter, currency: string): string {
  if (lines.length === 0) return `Nothing was promised for ${quarterShort(quarter)} yet`;
  const { promised, realised } = promisedTotals(lines);
  const range = formatMoneyRangeLong(promised.low, promised.high, currency);
  return `Of ${range} promised for ${quarterShort(quarter)}, ${formatMoney(realised, currency)} came in`;
}

/** Said of a decision whose deployment has not begun: it promises nothing for the quarter and keeps nothing. */
export const NOT_IN_PRODUCTION = "Not in production in this quarter";

/** "Two decisions kept their promise, two fell short." */
export function promisedSentence(all: readonly PromisedLine[]): string | null {
  const lines = all.filter(({ note }) => note !== NOT_IN_PRODUCTION);
  if (lines.length === 0) return null;
  const kept = lines.filter(isKept).length;
  const short = lines.length - kept;
  if (short === 0)
    return lines.length === 1 ? "The one decision kept its promise." : "Every decision kept its promise.";
  if (kept === 0) return lines.length === 1 ? "The one decision fell short." : "Every decision fell short.";
  const promise = plural(kept, "decision kept its promise", "decisions kept their promise");
  return `${numberWordFirst(kept)} ${promise}, ${numberWord(short)} fell short.`;
}
