import { isEvalsEvent, readOpenaiEvals } from "./read-openai-evals";
import { isPromptfooResult, promptfooResults, readPromptfoo } from "./read-promptfoo";
import { readCsvRows, readJsonRows, ROW_COLUMNS } from "./read-rows";
import { isObject, type ResultFault, type ResultFile, type ResultFormat } from "./result-file";

/** More than this is a sample no larger test needs: at 20,000 the interval is a fifth of a point wide. */
export const MOST_ROWS = 20_000;

/**
 * A file of results: CSV or JSON Lines of `id, expected, actual` or of scores, promptfoo's JSON or JSON Lines, a log of OpenAI
 * Evals. What it is told by its content alone. Every fault is named by its place.
 */
export function readResults(text: string): ResultFile {
  const plain = text.replace(/^\uFEFF/, "");
  const file = /^\s*[[{]/.test(plain) ? readJson(plain) : rowsFile("rows-csv", readCsvRows(plain));
  if (file.faults.length > 0) return file;
  const problem =
    file.rows.length === 0
      ? `there is no result in it: write rows of ${ROW_COLUMNS}`
      : file.rows.length > MOST_ROWS
        ? `it holds ${file.rows.length} results: upload ${MOST_ROWS} at most, a random sample of them`
        : null;
  return problem === null ? file : { ...file, rows: [], faults: [{ place: "the file", problem }] };
}

interface Placed {
  readonly place: string;
  readonly value: unknown;
}

function readJson(text: string): ResultFile {
  const whole = parsed(text);
  if (whole !== undefined) {
    const document = promptfooResults(whole);
    if (document) return readPromptfoo(document.results, document.ranOn);
    if (Array.isArray(whole)) return readObjects(whole.map((value, at) => ({ place: `[${at}]`, value })));
    if (isObject(whole) && Array.isArray(whole.data) && whole.data.some(isEvalsEvent))
      return readOpenaiEvals((whole.data as unknown[]).map((value, at) => ({ place: `data[${at}]`, value })));
    return readObjects([{ place: "line 1", value: whole }]);
  }
  const faults: ResultFault[] = [];
  const objects: Placed[] = text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    if (line.trim() === "") return [];
    const place = `line ${at + 1}`;
    const value = parsed(line);
    if (value === undefined) faults.push({ place, problem: "is not JSON: write one object a line" });
    return value === undefined ? [] : [{ place, value }];
  });
  const file = readObjects(objects);
  return { ...file, faults: [...faults, ...file.faults] };
}

function readObjects(objects: readonly Placed[]): ResultFile {
  if (objects.some(({ value }) => isEvalsEvent(value))) return readOpenaiEvals(objects);
  if (objects.some(({ value }) => isPromptfooResult(value))) return readPromptfoo(objects, null);
  return rowsFile("rows-json", readJsonRows(objects));
}

const rowsFile = (format: ResultFormat, read: Pick<ResultFile, "rows" | "faults">): ResultFile => ({
  ...read,
  format,
  errors: [],
  ranOn: null,
  costCurrency: null,
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
