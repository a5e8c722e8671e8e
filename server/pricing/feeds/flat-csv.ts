import { FeedRefused } from "./feed";
import type { Json, JsonObject } from "./strict-json";

/**
 * Reads a table whose headers are paths (`cost.input`, `cost.tiers[0].tier.size`) back into the objects it was made
 * of; empty cells are absent. @throws FeedRefused where a needed column is missing or a quote is not closed.
 */
export function readFlatCsv(text: string, needed: readonly string[]): JsonObject[] {
  const [header = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ""));
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new FeedRefused("not-this-feed", `The table lacks the column "${missing.join('", "')}".`, "line 1");
  const paths = header.map((name) => name.split(/\.|\[(\d+)\]\.?/).filter((part) => part !== undefined && part !== ""));
  return rows.map((cells) => {
    const object = Object.create(null) as JsonObject;
    cells.forEach((cell, at) => {
      if (cell !== "") put(object, paths[at] ?? [], cell);
    });
    return object;
  });
}

function put(into: JsonObject | Json[], path: readonly string[], cell: string): void {
  const [name = "", ...rest] = path;
  if (name === "") return;
  const holder = into as Record<string, Json>;
  if (rest.length === 0) holder[name] = cell;
  else {
    if (typeof holder[name] !== "object" || holder[name] === null)
      holder[name] = /^\d+$/.test(rest[0] ?? "") ? [] : (Object.create(null) as JsonObject);
    put(holder[name] as JsonObject | Json[], rest, cell);
  }
}

/** RFC 4180, with either end of line; rows without a cell are left out, or kept as they are for who counts rows. */
export function readCsv(text: string, delimiter = ",", keepsBlank = false): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at, rows.length + 1) : plainCell(text, at, delimiter);
    row.push(cell);
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push("");
      continue;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    if (keepsBlank || row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainCell(text: string, from: number, delimiter: string): [string, number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return [text.slice(from, end), end];
}

function quotedCell(text: string, from: number, line: number): [string, number] {
  let cell = "";
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new FeedRefused("unclosed-quote", `Row ${line}: a quote is not closed.`, `row ${line}`);
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    at = quote + 2;
  }
}
