/** How numbers, money, shares and days are read, alike on pages, in mail, text, PDF and on the command line. Browser-safe. */
export { currencySign, formatMoney, formatMoneyRange, formatMoneyRangeLong, type MoneyStyle } from "./money";
export {
  capitalized,
  EN_DASH,
  formatCount,
  formatCountShort,
  formatNumber,
  formatTokens,
  MINUS,
  numberWord,
  numberWordFirst,
  THIN,
  type NumberStyle,
} from "./number";
export { formatMeasuredShare, formatPoints, formatShare } from "./percent";
export { formatDay, formatDayOfYear, formatDayShort, formatMonth, formatRange, monthName } from "./day";
