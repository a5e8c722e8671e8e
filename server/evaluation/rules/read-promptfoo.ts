import {
  amountIn,
  dayOfInstant,
  isObject,
  type JsonObject,
  type ResultFault,
  type ResultFile,
  type ResultRow,
} from "./result-file";

/** The tool's own mark of a row that ended in an error of the run; 1 is an assertion that failed. */
const RUN_ERROR = 2;

interface Placed {
  readonly place: string;
  readonly value: unknown;
}

/** True of one result as promptfoo writes it, alone on a line or in a list. */
export const isPromptfooResult = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.success === "boolean" &&
  ["promptIdx", "testIdx", "testCase", "gradingResult", "provider", "promptId"].some((key) => key in value);

/** The results that a whole promptfoo document holds (versions 2 and 3); null where it is none. */
export function promptfooResults(
  document: unknown,
): { readonly results: Placed[]; readonly ranOn: string | null } | null {
  if (!isObject(document)) return null;
  const summary = isObject(document.results) ? document.results : document;
  if (!Array.isArray(summary.results) || !summary.results.some(isPromptfooResult)) return null;
  const path = summary === document ? "results" : "results.results";
  return {
    results: (summary.results as unknown[]).map((value, at) => ({ place: `${path}[${at}]`, value })),
    ranOn: dayOfInstant(summary.timestamp) ?? dayOfInstant(document.createdAt),
  };
}

/**
 * Rows of promptfoo: one example for each test, provider and prompt, right where all its assertions passed. Rows that ended
 * in an error of the run are set apart. Costs are dollars. Source: the tool's documented output, `EvaluateSummaryV3`.
 */
export function readPromptfoo(results: readonly Placed[], ranOn: string | null): ResultFile {
  const rows: ResultRow[] = [];
  const faults: ResultFault[] = [];
  const errors: string[] = [];
  const prompts = new Set(results.map(({ value }) => (isObject(value) ? labelOf(value.prompt) : "")));
  for (const { place, value } of results) {
    if (!isObject(value) || typeof value.success !== "boolean") {
      faults.push({ place, problem: 'has no "success": it is no result of promptfoo' });
      continue;
    }
    if (value.failureReason === RUN_ERROR || (value.error && !value.gradingResult)) errors.push(place);
    else rows.push(rowOf(place, value, value.success, prompts.size > 1));
  }
  return { format: "promptfoo", rows, faults, errors, ranOn, costCurrency: "USD" };
}

function rowOf(place: string, result: JsonObject, isRight: boolean, namesPrompt: boolean): ResultRow {
  const response = isObject(result.response) ? result.response : {};
  const usage = [response.tokenUsage, result.tokenUsage].find(isObject) ?? {};
  const names = [labelOf(result.provider), ...(namesPrompt ? [labelOf(result.prompt).slice(0, 80)] : [])];
  return {
    place,
    id: idOf(place, result),
    variant: names.filter((name) => name !== "").join(" · "),
    judgement: { kind: "pass", isRight },
    latencyMs: amountIn(result.latencyMs),
    inputTokens: amountIn(usage.prompt),
    outputTokens: amountIn(usage.completion),
    cost: amountIn(result.cost),
  };
}

/** An id among the variables of the test; else the number of the test, which is the same for every provider of one run. */
function idOf(place: string, { vars, testIdx }: JsonObject): string {
  const own = isObject(vars) ? vars.id : undefined;
  if (typeof own === "string" || typeof own === "number") return String(own);
  return typeof testIdx === "number" ? `test ${testIdx}` : place;
}

function labelOf(named: unknown): string {
  if (typeof named === "string") return named;
  if (!isObject(named)) return "";
  return [named.label, named.id, named.raw].find((one): one is string => typeof one === "string" && one !== "") ?? "";
}
