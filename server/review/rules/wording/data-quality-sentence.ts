import { Decimal, sumOf } from "@/server/kernel/decimal";
import { formatCount, formatMoney, formatShare, numberWord } from "@/server/kernel/format";
import type { Amount, DataQuality } from "../../schema";
import { listed, plural } from "./clauses";
import { importsSentence } from "./import-headline";

/** From this share of priced tokens and assigned spend on, figures are good enough to sign. */
export const GOOD_COVERAGE = 0.95;

const shareWords = (share: number): string => formatShare(share, share === 1 ? 0 : 1);

function gaps({ missingDays, pricedShare, assignedShare }: DataQuality): string[] {
  const missing = missingDays.length;
  return [
    ...(missing === 0 ? [] : [`${numberWord(missing)} ${plural(missing, "day is", "days are")} missing`]),
    ...(pricedShare === null || pricedShare >= GOOD_COVERAGE
      ? []
      : [`${shareWords(1 - pricedShare)} of tokens have no price`]),
    ...(assignedShare === null || assignedShare >= GOOD_COVERAGE
      ? []
      : [`${shareWords(1 - assignedShare)} of spend is unassigned`]),
  ];
}

/** "The data is good enough to sign", or what is missing: a title. */
export function dataQualityHeadline(quality: DataQuality): string {
  if (quality.daysPresent === 0) return "There is no data in this quarter";
  const found = gaps(quality);
  return found.length === 0 ? "The data is good enough to sign" : `The data has gaps: ${listed(found)}`;
}

/** What invoices come to against valued usage; `null` where no invoice was entered. */
export function reconciliationTotals({ reconciliation }: Pick<DataQuality, "reconciliation">): {
  readonly invoiced: Amount;
  readonly difference: Amount;
  readonly unexplained: Amount;
  /** Of the valued usage; `null` where that is 0. */
  readonly share: number | null;
} | null {
  if (reconciliation.length === 0) return null;
  const sum = (key: "invoiced" | "valued" | "unexplained") =>
    sumOf(reconciliation.map((line) => new Decimal(line[key])));
  const [invoiced, valued] = [sum("invoiced"), sum("valued")];
  const difference = invoiced.minus(valued);
  return {
    invoiced: invoiced.toFixed(),
    difference: difference.toFixed(),
    unexplained: sum("unexplained").toFixed(),
    share: valued.isZero() ? null : difference.abs().div(valued).toNumber(),
  };
}

function invoiceWords(quality: DataQuality, currency: string): string {
  const totals = reconciliationTotals(quality);
  if (totals === null) return "no invoice to match";
  if (new Decimal(totals.difference).abs().lt("0.005")) return "invoices match";
  const but = formatMoney(new Decimal(totals.difference).abs(), currency);
  const isTiny = totals.share === null || totals.share < 0.0005;
  return `invoices match but for ${but}${isTiny ? "" : ` (${shareWords(totals.share)})`}`;
}

/** "99.4 % of tokens priced, 98.7 % of spend assigned, 92 of 92 days, invoices match but for $410 (0.2 %)." */
export function dataQualityLine(quality: DataQuality, currency: string): string {
  const { pricedShare, assignedShare, daysPresent, days } = quality;
  const parts = [
    ...(pricedShare === null ? [] : [`${shareWords(pricedShare)} of tokens priced`]),
    ...(assignedShare === null ? [] : [`${shareWords(assignedShare)} of spend assigned`]),
    `${formatCount(daysPresent)} of ${formatCount(days)} days`,
    invoiceWords(quality, currency),
  ];
  return `${parts.join(", ")}.`;
}

function invoiceSentence(quality: DataQuality, currency: string): string {
  const totals = reconciliationTotals(quality);
  if (totals === null) return "No invoice was entered, so nothing is reconciled.";
  const money = (amount: Amount) => formatMoney(new Decimal(amount).abs(), currency, { style: "whole" });
  const difference = new Decimal(totals.difference);
  const start = `Invoices come to ${money(totals.invoiced)}`;
  if (difference.abs().lt("0.005")) return `${start}, as much as the valued usage.`;
  if (difference.abs().lt("0.5")) return `${start}, the valued usage to the dollar.`;
  const unexplained = new Decimal(totals.unexplained).isZero()
    ? "all of it explained"
    : `${money(totals.unexplained)} of it unexplained`;
  return `${start}, ${money(totals.difference)} ${difference.gt(0) ? "more" : "less"} than the valued usage, ${unexplained}.`;
}

/** "No ledger tells of openai on two days (2026-08-03 and 2026-08-04): the figures of gateway count." */
const fromDetailSentences = ({ countedFromDetail = [] }: DataQuality): string[] =>
  countedFromDetail.map(({ source, provider, days }) => {
    const named = `${listed(days.slice(0, 5))}${days.length > 5 ? ` and ${formatCount(days.length - 5)} more` : ""}`;
    return `No ledger tells of ${provider} on ${numberWord(days.length)} ${plural(days.length, "day", "days")} (${named}): the figures of ${source} count.`;
  });

/** The paragraph: what covers the quarter, what is priced, assigned and reconciled, sentence by sentence. */
export function dataQualitySentences(quality: DataQuality, unassigned: Amount, currency: string): string[] {
  const { pricedShare, assignedShare, unpricedModels, missingDays } = quality;
  const without = unpricedModels.length;
  const missing = missingDays.length;
  return [
    importsSentence(quality.imports, quality.daysPresent, quality.days),
    ...(missing === 0
      ? []
      : [`Missing: ${listed(missingDays.slice(0, 5))}${missing > 5 ? ` and ${formatCount(missing - 5)} more` : ""}.`]),
    ...fromDetailSentences(quality),
    ...(quality.attributedShare === undefined
      ? []
      : [
          `What ${shareWords(quality.attributedShare)} of tokens were for is told by detail, not by the ledger that counts them.`,
        ]),
    ...(pricedShare === null
      ? []
      : [
          `${shareWords(pricedShare)} of tokens are priced${without === 0 ? "" : `; ${numberWord(without)} ${plural(without, "model has", "models have")} no price`}.`,
        ]),
    ...(assignedShare === null
      ? []
      : [
          `${shareWords(assignedShare)} of spend is assigned${new Decimal(unassigned).isZero() ? "" : `; ${formatMoney(unassigned, currency)} is not`}.`,
        ]),
    invoiceSentence(quality, currency),
  ];
}
