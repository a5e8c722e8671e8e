import type { ResultFault } from "./result-file";

export interface CsvRecord {
  /** Of its first character, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records of a CSV text (RFC 4180): quoted cells may hold separators, line ends and doubled quotes. Blank lines are passed over. */
export function csvRecords(text: string): { records: CsvRecord[]; faults: ResultFault[] } {
  const separator = separatorOf(text.slice(0, text.search(/[\r\n]|$/)));
  const records: CsvRecord[] = [];
  const faults: ResultFault[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
      if (cell === null) {
        faults.push({ place: `line ${start}`, problem: "a quotation mark is opened and never closed" });
        return { records, faults };
      }
      cells.push(cell.value);
      line += lineEnds(text.slice(at, cell.end));
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (at < text.length && text[at] !== "\r" && text[at] !== "\n") {
      faults.push({ place: `line ${start}`, problem: "something follows a closing quotation mark" });
      at = Math.max(at, nextLine(text, at));
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0]?.trim() !== "") records.push({ line: start, cells });
  }
  return { records, faults };
}

/** The separator that the header holds most of; a comma where it holds none. */
function separatorOf(header: string): string {
  const counted = [",", ";", "\t"].map((one) => ({ one, count: header.split(one).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).one;
}

function quotedCell(text: string, from: number): { value: string; end: number } | null {
  let value = "";
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function plainCell(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(from, end), end };
}

const lineEnds = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;
const nextLine = (text: string, from: number): number => {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
};
