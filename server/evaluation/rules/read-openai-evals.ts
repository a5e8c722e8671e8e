import {
  amountIn,
  dayOfInstant,
  isObject,
  noFigures,
  type Judgement,
  type JsonObject,
  type ResultFault,
  type ResultFile,
  type ResultRow,
} from "./result-file";

interface Placed {
  readonly place: string;
  readonly value: unknown;
}
const OUTPUT_ITEM = "eval.run.output_item";

/** True of a line of an OpenAI Evals log, or of an output item of the hosted product. */
export const isEvalsEvent = (value: unknown): boolean =>
  isObject(value) &&
  (isObject(value.spec) ||
    isObject(value.final_report) ||
    ("sample_id" in value && "type" in value) ||
    value.object === OUTPUT_ITEM);

/**
 * Rows of an OpenAI Evals log: `match` events say whether a sample was right, `metrics` events give a score, `sampling` events
 * may carry tokens; samples whose run broke are set apart. Also the output items of the hosted product.
 * Source: the log lines that the tool writes, one JSON object each.
 */
export function readOpenaiEvals(lines: readonly Placed[]): ResultFile {
  const rows: ResultRow[] = [];
  const faults: ResultFault[] = [];
  const errors: string[] = [];
  const values = lines.filter((line): line is { place: string; value: JsonObject } => {
    if (!isObject(line.value))
      faults.push({ place: line.place, problem: "is no event of a log: it must be an object" });
    return isObject(line.value);
  });
  const spec = values.map(({ value }) => value.spec).find(isObject) ?? {};
  const tokens = tokensBySample(values.map(({ value }) => value));
  // A sample may have both events: the match is the verdict, a metric beside it says how it came about.
  const judges = values.some(({ value }) => value.type === "match") ? "match" : "metrics";
  for (const { place, value } of values) {
    if (value.object === OUTPUT_ITEM) {
      takeItem(place, value, rows, errors);
      continue;
    }
    const id = typeof value.sample_id === "string" ? value.sample_id : "";
    if (value.type === "error") errors.push(place);
    if (value.type !== judges || !isObject(value.data)) continue;
    const judgement = judgementOf(value.data);
    if (id === "") faults.push({ place, problem: "has no sample_id" });
    else if (judgement) rows.push({ ...noFigures, ...tokens.get(id), place, id, variant: modelsOf(spec), judgement });
    else if (judges === "match") faults.push({ place, problem: 'a match must say "correct": true or false' });
  }
  return {
    ...{ format: "openai-evals", rows, faults, errors },
    ranOn: dayOfInstant(spec.created_at),
    costCurrency: null,
  };
}

function judgementOf({ correct, score, accuracy }: JsonObject): Judgement | null {
  if (typeof correct === "boolean") return { kind: "pass", isRight: correct };
  const found = [correct, score, accuracy].find(
    (one): one is number => typeof one === "number" && one >= 0 && one <= 1,
  );
  return found === undefined ? null : { kind: "score", score: found };
}

const modelsOf = ({ completion_fns: named, model_name: model }: JsonObject): string =>
  Array.isArray(named)
    ? named.filter((one) => typeof one === "string").join(" + ")
    : typeof model === "string"
      ? model
      : "";

/** Tokens of all calls that a sample took. */
function tokensBySample(events: readonly JsonObject[]): Map<string, { inputTokens: number; outputTokens: number }> {
  const sums = new Map<string, { inputTokens: number; outputTokens: number }>();
  for (const { type, sample_id: id, data } of events) {
    if (type !== "sampling" || typeof id !== "string" || !isObject(data) || !isObject(data.usage)) continue;
    const [input, output] = [amountIn(data.usage.prompt_tokens), amountIn(data.usage.completion_tokens)];
    if (input === null || output === null) continue;
    const before = sums.get(id) ?? { inputTokens: 0, outputTokens: 0 };
    sums.set(id, { inputTokens: before.inputTokens + input, outputTokens: before.outputTokens + output });
  }
  return sums;
}

function takeItem(place: string, item: JsonObject, rows: ResultRow[], errors: string[]): void {
  const sample = isObject(item.sample) ? item.sample : {};
  const usage = isObject(sample.usage) ? sample.usage : {};
  const own = item.datasource_item_id ?? item.id;
  if (item.status !== "pass" && item.status !== "fail") {
    errors.push(place);
    return;
  }
  rows.push({
    ...{ place, id: typeof own === "string" || typeof own === "number" ? String(own) : place },
    variant: typeof sample.model === "string" ? sample.model : "",
    judgement: { kind: "pass", isRight: item.status === "pass" },
    latencyMs: null,
    inputTokens: amountIn(usage.prompt_tokens),
    outputTokens: amountIn(usage.completion_tokens),
    cost: null,
  });
}
