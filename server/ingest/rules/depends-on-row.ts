import type { Reading, Sql } from "../formats/format";

const mentions = (sql: Sql, name: string): boolean => new RegExp(`\\b${name}\\b`).test(sql);

/** The cells (`c0`, `c1` …) that an expression reads by itself. */
export const cellsIn = (sql: Sql): string[] => [...new Set(sql.match(/\bc\d+\b/g) ?? [])];

/** What is worked out of the cells before anything else, step by step. */
export const preparedSteps = ({ prepared, keyed, steps }: Reading): readonly Readonly<Record<string, Sql>>[] => [
  ...(prepared ? [prepared] : []),
  ...(keyed ? [keyed.by, ...keyed.steps] : []),
  ...(steps ?? []),
];

/** The same, and the values that stand beside them. */
const readsCells = (sql: Sql): boolean => /\bc\d+(_[a-z]+)?\b/.test(sql);

/** False for what is the same in every row: literals, and what is made of columns that the file does not have. */
export function dependsOnRow(reading: Reading, sql: Sql): boolean {
  if (readsCells(sql)) return true;
  const named = [
    ...preparedSteps(reading).flatMap((step) => Object.entries(step)),
    ...Object.entries(reading.counts).map(([name, { text }]) => [name, text] as const),
  ];
  return named.some(([name, made]) => mentions(sql, name) && !mentions(made, name) && dependsOnRow(reading, made));
}
