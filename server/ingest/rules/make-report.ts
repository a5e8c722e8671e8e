import { inputTokens, TOKEN_BUCKETS } from "@/server/kernel/tokens";
import type { Need } from "../formats/format";
import type { RowsAnswer } from "../reader/query-rows";
import type { InspectReport, InspectWarning, RejectReason, UsageTotals } from "../schema";
import type { Recognised } from "./recognise-format";
import { MOST_MODELS } from "./report-sql";

type Row = Readonly<Record<string, unknown>>;

/** What was found out about a file before its rows were read. */
export type FileFacts = Pick<
  InspectReport,
  | "file"
  | "sha256"
  | "bytes"
  | "format"
  | "recognisedBy"
  | "headerFingerprint"
  | "kind"
  | "source"
  | "compression"
  | "encoding"
  | "delimiter"
>;

const noTotals: UsageTotals = {
  requests: null,
  failedRequests: null,
  uncachedInput: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  reasoning: 0,
  reportedCost: null,
  currency: null,
};

/** The report of a file that no row was read from. */
export const emptyReport = (facts: FileFacts): InspectReport => ({
  ...facts,
  rows: 0,
  blank: 0,
  repeatedHeaders: 0,
  accepted: 0,
  ignored: 0,
  rejected: 0,
  rejects: [],
  period: null,
  days: 0,
  totals: noTotals,
  models: [],
  warnings: [],
});

const numberOf = (value: unknown): number => Number(value ?? 0);
const countOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function costOf(costs: readonly Row[]): Pick<UsageTotals, "reportedCost" | "currency" | "costs"> {
  const [only] = costs;
  if (!only) return { reportedCost: null, currency: null };
  if (costs.length === 1) return { reportedCost: textOf(only.amount), currency: textOf(only.currency) };
  const list = costs.map(({ amount, currency }) => ({ amount: textOf(amount), currency: textOf(currency) }));
  return { reportedCost: null, currency: null, costs: list };
}

function totalsOf(row: Row, costs: readonly Row[]): UsageTotals {
  return {
    requests: countOrNull(row.requests),
    failedRequests: countOrNull(row.failedRequests),
    uncachedInput: numberOf(row.uncachedInput),
    cacheRead: numberOf(row.cacheRead),
    cacheWrite5m: numberOf(row.cacheWrite5m),
    cacheWrite1h: numberOf(row.cacheWrite1h),
    output: numberOf(row.output),
    reasoning: numberOf(row.reasoning),
    ...(typeof row.otherUnits === "string" ? { otherUnits: JSON.parse(row.otherUnits) as Record<string, number> } : {}),
    ...costOf(costs),
  };
}

function modelsOf({ models, modelCosts }: RowsAnswer): InspectReport["models"] {
  const costs = new Map<string, Row[]>();
  const key = (row: Row): string => JSON.stringify([row.provider, row.model]);
  for (const cost of modelCosts) costs.set(key(cost), [...(costs.get(key(cost)) ?? []), cost]);
  return models.slice(0, MOST_MODELS).map((row) => ({
    provider: textOf(row.provider),
    model: textOf(row.model),
    rows: numberOf(row.rows),
    ...totalsOf(row, costs.get(key(row)) ?? []),
  }));
}

const NOTICES: Readonly<Record<string, (rows: number) => string>> = {
  "unknown-meter": (rows) =>
    `${rows} rows name a meter that leads to no model: they are kept under the meter's name, without a price.`,
  "unknown-unit": (rows) =>
    `${rows} rows count in a unit that is not known: what they cost is kept, and no tokens are read from them.`,
  "rounded-tokens": (rows) => `${rows} rows told parts of a token and were rounded to whole ones.`,
  "model-unknown": (rows) =>
    `${rows} rows name no model and stay unpriced. Fetch them grouped by model, or say the model with --model.`,
  "no-token-counts": (rows) => `${rows} requests tell no tokens: they are counted as requests alone.`,
  "flat-cost": (rows) =>
    `${rows} rows show a flat cost of reserved capacity, which is no part of the cost that is read.`,
  "credits-taken-off": (rows) => `Credits were taken off the cost of ${rows} rows.`,
  "answered-by-gateway-cache": (rows) =>
    `${rows} requests were answered from the gateway's own cache: counted as requests, without tokens.`,
};

function warningsOf(
  facts: FileFacts,
  recognised: Recognised,
  answer: RowsAnswer,
  needs: readonly Need[],
): InspectWarning[] {
  const { cacheableTokens, empty, models, notCharged, notices } = answer;
  const totals = totalsOf(answer.totals, []);
  const warnings: InspectWarning[] = recognised.unknown.map((column) => ({
    code: "unknown-column",
    column,
    message: `The column "${column}" is not known and was not read.`,
  }));
  if (facts.encoding !== null && facts.encoding !== "utf-8")
    warnings.push({
      code: "transcoded",
      encoding: facts.encoding,
      message: `The file is not UTF-8: it was read as ${facts.encoding}. Look whether names came out right.`,
    });
  warnings.push(...needs.map(({ code, message }) => ({ code, message })));
  if (empty > 0)
    warnings.push({ code: "empty-rows", rows: empty, message: `${empty} rows hold no usage and count as zeros.` });
  for (const [code, rows] of Object.entries(notices))
    if (rows > 0) warnings.push({ code, rows, message: NOTICES[code]?.(rows) ?? `${code}: ${rows} rows.` });
  const spared = numberOf(notCharged?.rows);
  if (spared > 0)
    warnings.push({
      code: "not-charged",
      rows: spared,
      amount: textOf(notCharged?.amount),
      message: `${spared} requests show a cost, ${textOf(notCharged?.amount)} in all, that was not charged: their tokens count, their cost does not.`,
    });
  if (models.length > MOST_MODELS)
    warnings.push({ code: "many-models", message: `Only the first ${MOST_MODELS} models are listed.` });
  if (cacheableTokens !== null && inputTokens(totals) > 0) {
    const share = Number((cacheableTokens / inputTokens(totals)).toPrecision(6));
    warnings.push({
      code: "cacheable-prefix",
      tokens: cacheableTokens,
      share,
      message: `${(share * 100).toFixed(1)} % of the input repeats the beginning of an earlier request: a prompt cache could have served it.`,
    });
  }
  return warnings;
}

const tellsUsage = ({ totals }: RowsAnswer): boolean =>
  [...TOKEN_BUCKETS.map((bucket) => totals[bucket]), totals.otherUnits].some(
    (told) => told !== null && told !== undefined && told !== "0",
  );

/** What stands between the rows of a file. */
interface Between {
  readonly blank: number;
  readonly repeatedHeaders: number;
  readonly isNested?: boolean;
}

/** Puts together what is known about a file and what its rows add up to. */
export function makeReport(
  facts: FileFacts,
  recognised: Recognised,
  answer: RowsAnswer,
  between: Between,
  needs: readonly Need[],
): InspectReport {
  const rejects = answer.rejected.map(({ code, count, lines, places }): RejectReason => ({
    code: textOf(code),
    count: numberOf(count),
    lines: Array.isArray(lines) ? lines.map(Number) : [],
    ...(between.isNested && Array.isArray(places) ? { places: places.map(String) } : {}),
  }));
  const rejected = rejects.reduce((sum, { count }) => sum + count, 0);
  const { from, to } = answer.period;
  const rows = answer.accepted + answer.ignored + rejected;
  const warnings = warningsOf(facts, recognised, answer, needs);
  if (rows === 0) warnings.push({ code: "no-rows", message: "The file has a header and no rows." });
  return {
    ...emptyReport(facts),
    ...(recognised.format.isKindByContent ? { kind: tellsUsage(answer) ? "usage" : "cost" } : {}),
    rows,
    blank: between.blank,
    repeatedHeaders: between.repeatedHeaders,
    accepted: answer.accepted,
    ignored: answer.ignored,
    rejected,
    rejects,
    period: typeof from === "string" && typeof to === "string" ? { from, to } : null,
    days: numberOf(answer.period.days),
    totals: totalsOf(answer.totals, answer.costs),
    models: modelsOf(answer),
    warnings,
  };
}
