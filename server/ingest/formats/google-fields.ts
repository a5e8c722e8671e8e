import { literal } from "./expressions";
import type { Cells, Sql } from "./format";

/** A member of a nested column, which is JSON in a cell or a column of its own. */
export function field(cells: Cells, column: string, member: string): Sql {
  const spread = [`${column}.${member}`, `${column}_${member}`].filter(cells.has).map(cells.text);
  const nested = cells.has(column) ? [`TRY(json_extract_string(${cells.text(column)}, '$.${member}'))`] : [];
  const found = [...spread, ...nested];
  return found.length === 0 ? "NULL::VARCHAR" : `coalesce(${found.join(", ")})`;
}

/** Text in lower case with single blanks for what parts its words. */
export const inWords = (text: Sql): Sql => `trim(regexp_replace(lower(${text}), '[-_(),/ ]+', ' ', 'g'))`;

/** A number without its exponent, as BigQuery writes large ones; what is no number comes back as it is. */
export const spelledOut = (text: Sql): Sql => `coalesce(plain_amount(${text}), ${text})`;

/** What a list of `{ key, value }` says under the first of these keys that it has. Needs `label_keys`, `label_values`. */
export const labelled = (keys: readonly string[]): Sql =>
  `CASE ${keys
    .map(
      (key) =>
        `WHEN list_contains(label_keys, ${literal(key)}) THEN label_values[list_position(label_keys, ${literal(key)})]`,
    )
    .join(" ")} ELSE '' END`;
export const labelLists = (labels: Sql): Readonly<Record<"label_keys" | "label_values", Sql>> => ({
  label_keys: `[lower(k) FOR k IN TRY(json_extract_string(${labels}, '$[*].key'))]`,
  label_values: `TRY(json_extract_string(${labels}, '$[*].value'))`,
});

/**
 * The exact sum of a row's credits as text, null where there are none. They stand in a list, or in a column of their own
 * where the list was spread out. A credit that is no number makes the sum unreadable, so that the row is rejected.
 */
export function sumOfCredits(cells: Cells): Sql {
  const list = cells.text("credits");
  const amounts = `TRY(json_extract_string(${list}, '$[*].amount'))`;
  const high = `[amount_high(plain_amount(a)) FOR a IN ${amounts}]`;
  const low = `[amount_low(plain_amount(a))::HUGEINT FOR a IN ${amounts}]`;
  const sum = `amount_text(list_sum(${high})::DECIMAL(38,18), list_sum(${low})::HUGEINT)`;
  const listed = cells.has("credits")
    ? `CASE WHEN ${list} IS NULL OR ${list} = '[]' THEN NULL WHEN ${amounts} IS NULL THEN 'unreadable'
        WHEN list_contains([x IS NULL FOR x IN ${high}], true) THEN 'unreadable' ELSE nullif(${sum}, '0') END`
    : "NULL::VARCHAR";
  const spread = ["credits.amount", "credits_amount"].filter(cells.has).map(cells.text);
  return `coalesce(${[...spread, listed].join(", ")})`;
}
