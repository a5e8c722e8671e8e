import { Decimal } from "@/server/kernel/decimal";
import { formatMoney, formatMoneyRangeLong, formatShare, numberWordFirst } from "@/server/kernel/format";
import type { AgendaTotals } from "../agenda";
import type { Amount, ReviewQuarter, VarianceSummary } from "../../schema";
import { clausesOf, plural, type Clauses } from "./clauses";
import { fractionWords } from "./fraction-words";

/** Below this change two quarters cost as much. */
const SAME_WITHIN = 0.02;

export interface PortfolioFigures {
  readonly quarter: Pick<ReviewQuarter, "key" | "label">;
  readonly previousQuarter: Pick<ReviewQuarter, "key" | "label"> | null;
  readonly spend: Amount;
  readonly spendBefore: Amount | null;
  readonly variance: Pick<VarianceSummary, "change" | "price" | "volume" | "mix"> | null;
  readonly currency: string;
}

/** `Q3` of `2026-Q3`; a label that says more, because the fiscal year was changed, as it is. */
export const quarterShort = ({ key, label }: Pick<ReviewQuarter, "key" | "label">): string =>
  label.endsWith(")") ? label : (/^\d{4}-(Q[1-4])$/.exec(key)?.[1] ?? label);

/** Change on the quarter before; `null` where that cost nothing or is not known. */
export function changeShare(spend: Amount, spendBefore: Amount | null): Decimal | null {
  if (spendBefore === null || new Decimal(spendBefore).isZero()) return null;
  return new Decimal(spend).minus(spendBefore).div(spendBefore);
}

type Part = "volume" | "price" | "mix";

/** The part that moved most in the direction of the change. */
function driverOf(variance: PortfolioFigures["variance"]): { part: Part; share: Decimal } | null {
  if (!variance || new Decimal(variance.change).isZero()) return null;
  const shares = (["volume", "price", "mix"] as const).flatMap((part) => {
    const amount = variance[part];
    return amount === null ? [] : [{ part, share: new Decimal(amount).div(variance.change) }];
  });
  if (shares.length === 0) return null;
  return shares.reduce((most, next) => (next.share.gt(most.share) ? next : most));
}

function driverClause(figures: PortfolioFigures, isRise: boolean): string | null {
  const driver = driverOf(figures.variance);
  if (driver === null || !figures.variance) return null;
  const way = isRise ? "rise" : "fall";
  if (driver.share.lte(1.02)) return `${fractionWords(driver.share)} of the ${way} is ${driver.part}`;
  const alone = formatMoney(new Decimal(figures.variance[driver.part] ?? 0).abs(), figures.currency);
  return `${driver.part} alone ${isRise ? "added" : "took off"} ${alone}`;
}

/** "Q3 cost $182,400, 12 % more than Q2; nine tenths of the rise is volume." */
export function portfolioHeadline(figures: PortfolioFigures): Clauses {
  const cost = `${quarterShort(figures.quarter)} cost ${formatMoney(figures.spend, figures.currency)}`;
  const change = changeShare(figures.spend, figures.spendBefore);
  if (change === null || figures.previousQuarter === null)
    return clausesOf(cost, "there is no quarter before to compare it with");
  const before = quarterShort(figures.previousQuarter);
  if (change.abs().lt(SAME_WITHIN)) return clausesOf(`${cost}, as much as ${before}`);
  const more = `${formatShare(change.abs())} ${change.gt(0) ? "more" : "less"} than ${before}`;
  return clausesOf(`${cost}, ${more}`, driverClause(figures, change.gt(0)));
}

/** "Six decisions are open, worth $71,000 to $152,000 a year for $31,000 up front." */
export function openDecisionsSentence({ count, saving, upfront }: AgendaTotals, currency: string): string {
  if (count === 0) return "No decision is open.";
  const are = `${numberWordFirst(count)} ${plural(count, "decision is", "decisions are")} open`;
  const worth = formatMoneyRangeLong(saving.low, saving.high, currency);
  const price = new Decimal(upfront).isZero()
    ? "with nothing up front"
    : `for ${formatMoney(upfront, currency)} up front`;
  return `${are}, worth ${worth} a year ${price}.`;
}

/** "The run-rate is $745,200 a year." */
export const runRateSentence = (amount: Amount, currency: string): string =>
  `The run-rate is ${formatMoney(amount, currency)} a year.`;

/** "Tokens rose 10.8 %, which explains $17,600 of the $19,500; dearer models added $5,000 and price cuts took back $3,100." */
export function varianceSentence(
  variance: Pick<VarianceSummary, "change" | "price" | "volume" | "mix">,
  tokens: { readonly now: number; readonly before: number | null },
  currency: string,
): string | null {
  const { price, volume, mix } = variance;
  if (price === null || volume === null || mix === null || !tokens.before) return null;
  const growth = new Decimal(tokens.now).minus(tokens.before).div(tokens.before);
  const money = (amount: Amount) => formatMoney(new Decimal(amount).abs(), currency);
  const effect = (amount: Amount) => `${new Decimal(amount).lt(0) ? "took off" : "added"} ${money(amount)}`;
  const rose = growth.isZero()
    ? "Tokens stayed the same"
    : `Tokens ${growth.gt(0) ? "rose" : "fell"} ${formatShare(growth.abs(), 1)}, which ${effect(volume)}`;
  const dearer = new Decimal(mix).lt(0) ? "a move to cheaper models" : "a move to dearer models";
  const moved = `${rose}; ${dearer} ${effect(mix)}`;
  if (new Decimal(price).abs().lt("0.5")) return `${moved}; prices stayed.`;
  return `${moved} and ${new Decimal(price).lt(0) ? "price cuts" : "price rises"} ${effect(price)}.`;
}
