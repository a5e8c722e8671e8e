import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";
import { FORMAT_NAMES } from "../schema";
import { allFormats } from "./all-formats";
import type { Cells, Format, Generation, Quantity, Reading } from "./format";

const PAGE = path.join(import.meta.dirname, "../../../docs/formats.md");
const BEGIN = "<!-- printed from server/ingest/formats -->";
const END = "<!-- printed up to here -->";
const ANSWERS = { model: "m", provider: "p", start: "2026-01-01" };
const FILES = { csv: "CSV", "json-lines": "JSON Lines", json: "JSON" } as const;

/** A row of which every column of a generation is there. */
function cellsOf({ required, optional }: Generation): Cells {
  const names = [...required, ...optional];
  return {
    has: (column) => names.includes(column),
    text: (column) => (names.includes(column) ? `c${names.indexOf(column)}` : "NULL::VARCHAR"),
    startingWith: () => [],
  };
}

const tells = (readings: readonly Reading[], ...names: readonly Quantity[]): string =>
  readings.some(({ quantities }) => names.some((name) => !/^(NULL|0)?$/.test(quantities[name] ?? ""))) ? "yes" : "";

function rowOf(one: Format): string {
  const kinds = new Set(one.generations.map(({ kind }) => kind ?? one.kind));
  const kind = one.isKindByContent || kinds.size > 1 ? "usage or cost" : one.kind;
  const readings = one.generations.map((generation) => one.read(cellsOf(generation), ANSWERS));
  const cells = [
    ...[`[\`${one.name}\`](#${one.name})`, kind, one.containers.map((container) => FILES[container]).join(", ")],
    ...[tells(readings, "requests"), tells(readings, "cacheRead"), tells(readings, "cacheWrite5m", "cacheWrite1h")],
    ...[tells(readings, "reasoning"), readings.some(({ cost }) => cost) ? "yes" : ""],
    readings.some(({ dimensions }) => dimensions.userKey) ? "hashed" : "",
  ];
  return `| ${cells.join(" | ")} |`;
}

const HEADER = ["Format", "Kind", "Files", "Requests", "Cache reads", "Cache writes", "Reasoning", "Cost", "People"];
const byName = (left: Format, right: Format): number =>
  FORMAT_NAMES.indexOf(left.name) - FORMAT_NAMES.indexOf(right.name);

async function withTable(page: string): Promise<string> {
  const rows = [...allFormats].sort(byName).map(rowOf);
  const table = [`| ${HEADER.join(" | ")} |`, `| ${HEADER.map(() => "---").join(" | ")} |`, ...rows].join("\n");
  const text = page.replace(
    new RegExp(`(${BEGIN})[^]*(${END})`),
    (_, begin: string, end: string) => `${begin}\n\n${table}\n\n${end}`,
  );
  return format(text, { ...(await resolveConfig(PAGE)), parser: "markdown" });
}

const closed = (text: string): string => text.replaceAll(/ {2,}/g, " ");

it.each([...allFormats].sort(byName).map((one) => [one.name, one] as const))(
  "tells people what %s holds, as the format itself says (UPDATE_DOCS=1 prints the table anew)",
  async (_, one) => {
    if (process.env.UPDATE_DOCS === "1") writeFileSync(PAGE, await withTable(readFileSync(PAGE, "utf8")));
    expect(closed(readFileSync(PAGE, "utf8"))).toContain(closed(rowOf(one)));
  },
);

it.each(FORMAT_NAMES)("has a section for %s, which says where the file comes from", (name) => {
  const sections = readFileSync(PAGE, "utf8").split(/^## /m);
  const own = sections.find((section) => section.startsWith(`\`${name}\`\n`));
  expect(own).toMatch(/\*\*Get it\.\*\* \S/);
  expect(own).toMatch(/\*\*Headers\.\*\* \S/);
});
