import { csvRecords } from "./csv-records";
import {
  amountIn,
  isObject,
  type Judgement,
  type JsonObject,
  type ResultFault,
  type ResultRow,
  type RowFigures,
} from "./result-file";

/** What columns and keys are called, in lower case and without anything but letters. */
const NAMES = {
  id: ["id", "exampleid", "sampleid"],
  expected: ["expected", "ideal", "label", "reference"],
  actual: ["actual", "answer", "output", "predicted", "prediction"],
  score: ["score"],
  isRight: ["pass", "passed", "correct", "isright"],
  latencyMs: ["latencyms"],
  inputTokens: ["inputtokens", "prompttokens"],
  outputTokens: ["outputtokens", "completiontokens"],
  cost: ["cost"],
} as const;
type Name = keyof typeof NAMES;
const FIGURES = ["latencyMs", "inputTokens", "outputTokens", "cost"] as const satisfies readonly (keyof RowFigures)[];

export const ROW_COLUMNS = "id, expected, actual - or id, score";

type Read = Pick<{ rows: ResultRow[]; faults: ResultFault[] }, "rows" | "faults">;

/** Rows of a CSV with a header: `id, expected, actual` or `id, score`, and what else is measured. */
export function readCsvRows(text: string): Read {
  const { records, faults } = csvRecords(text);
  const [header, ...rest] = records;
  const columns = (header?.cells ?? []).map(nameOf);
  const missing = missingColumns(columns);
  if (missing !== null)
    return { rows: [], faults: [...faults, { place: `line ${header?.line ?? 1}`, problem: missing }] };
  const rows: ResultRow[] = [];
  for (const { line, cells } of rest) {
    const place = `line ${line}`;
    if (cells.length !== columns.length) {
      faults.push({ place, problem: `has ${cells.length} cells where the header has ${columns.length}` });
      continue;
    }
    const values = columns.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? ""] as const]));
    take(place, Object.fromEntries(values), rows, faults);
  }
  return { rows, faults };
}

/** Rows of JSON objects, each at its place. */
export function readJsonRows(objects: readonly { readonly place: string; readonly value: unknown }[]): Read {
  const rows: ResultRow[] = [];
  const faults: ResultFault[] = [];
  for (const { place, value } of objects) {
    if (!isObject(value)) {
      faults.push({ place, problem: "must be an object with the keys id, expected and actual, or id and score" });
      continue;
    }
    const named = Object.entries(value).flatMap(([key, held]) => {
      const name = nameOf(key);
      return name === null ? [] : [[name, held] as const];
    });
    take(place, Object.fromEntries(named), rows, faults);
  }
  return { rows, faults };
}

function nameOf(column: string): Name | null {
  const plain = column.toLowerCase().replace(/[^a-z]/g, "");
  const found = Object.entries(NAMES).find(([, names]) => (names as readonly string[]).includes(plain));
  return found ? (found[0] as Name) : null;
}

function missingColumns(columns: readonly (Name | null)[]): string | null {
  const has = (name: Name): boolean => columns.includes(name);
  if (!has("id")) return `the header names no id: write ${ROW_COLUMNS}`;
  if ((has("expected") && has("actual")) || has("score") || has("isRight")) return null;
  return has("expected") || has("actual")
    ? `the header names ${has("expected") ? "expected and no actual" : "actual and no expected"}: write ${ROW_COLUMNS}`
    : `the header names no result: write ${ROW_COLUMNS}`;
}

function take(place: string, held: JsonObject, rows: ResultRow[], faults: ResultFault[]): void {
  const wrong: string[] = [];
  const id = textOf(held.id).trim();
  if (id === "") wrong.push("has no id");
  const judgement = judgementOf(held, wrong);
  const figures = Object.fromEntries(FIGURES.map((name) => [name, figureOf(name, held[name], wrong)]));
  if (wrong.length > 0 || judgement === null) faults.push(...wrong.map((problem) => ({ place, problem })));
  else rows.push({ place, id, variant: "", judgement, ...(figures as unknown as RowFigures) });
}

function judgementOf(held: JsonObject, wrong: string[]): Judgement | null {
  if (isStated(held.isRight)) {
    const isRight = truthOf(held.isRight);
    if (isRight === null) wrong.push(`"${short(held.isRight)}" is neither true nor false`);
    return isRight === null ? null : { kind: "pass", isRight };
  }
  if (isStated(held.score)) {
    const score = numberOf(held.score);
    if (score === null || score > 1) wrong.push(`the score "${short(held.score)}" is no number from 0 to 1`);
    return score === null || score > 1 ? null : { kind: "score", score };
  }
  const expected = textOf(held.expected);
  if (expected.trim() === "") {
    wrong.push("says neither what is expected nor a score");
    return null;
  }
  // No answer is an answer that is wrong.
  return { kind: "answer", expected, actual: textOf(held.actual) };
}

function figureOf(name: (typeof FIGURES)[number], value: unknown, wrong: string[]): number | null {
  if (!isStated(value)) return null;
  const found = numberOf(value);
  if (found === null) wrong.push(`${name} "${short(value)}" is no number of 0 or more`);
  return found;
}

const isStated = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");
const numberOf = (value: unknown): number | null =>
  typeof value === "string"
    ? /^\s*\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)
      ? amountIn(Number(value))
      : null
    : amountIn(value);
const truthOf = (value: unknown): boolean | null => {
  const text = String(value).trim().toLowerCase();
  if (["true", "1", "yes", "pass", "passed"].includes(text)) return true;
  return ["false", "0", "no", "fail", "failed"].includes(text) ? false : null;
};
/** Text as it is; anything else as JSON writes it, so that 7 and "7" are one answer. */
const textOf = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
const short = (value: unknown): string => textOf(value).slice(0, 40);
