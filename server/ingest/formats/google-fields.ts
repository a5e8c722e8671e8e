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
export function labelLists(cells: Cells): Readonly<Record<"label_keys" | "label_values", Sql>> {
  const told = (member: string): Sql =>
    cells.has("labels") ? `TRY(json_extract_string(${cells.text("labels")}, '$[*].${member}'))` : NOTHING;
  return { label_keys: `[lower(k) FOR k IN ${told("key")}]`, label_values: told("value") };
}

const NOTHING = "[]::VARCHAR[]";

/**
 * A cost less its credits, exactly, as steps of which the last is `net_cost`. Credits stand in a list, or in a column of
 * their own where the list was spread out. One that is no number makes the cost unreadable, so that the row is rejected.
 * In steps, because what is said in one expression is worked out as often as it is named.
 */
export function netCost(cells: Cells, cost: Sql): Readonly<Record<string, Sql>>[] {
  const list = cells.text("credits");
  const spread = ["credits.amount", "credits_amount"].filter(cells.has).map(cells.text);
  const listed = cells.has("credits")
    ? `CASE WHEN ${list} IS NULL THEN [] ELSE coalesce(TRY(json_extract_string(${list}, '$[*].amount')), ['unreadable']) END`
    : NOTHING;
  return [
    { credits_told: `list_concat([${spread.join(", ")}]::VARCHAR[], ${listed})`, own_spelt: `plain_amount(${cost})` },
    { credits_spelt: `[plain_amount(told) FOR told IN credits_told IF trim(told) <> '']` },
    {
      credit_highs: `[amount_high(spelt) FOR spelt IN credits_spelt]`,
      credit_lows: `[amount_low(spelt)::HUGEINT FOR spelt IN credits_spelt]`,
      own_high: `amount_high(own_spelt)`,
      own_low: `amount_low(own_spelt)::HUGEINT`,
    },
    {
      has_unreadable_credit: `list_contains([high IS NULL FOR high IN credit_highs], true)`,
      has_credit: `list_contains([high <> 0 FOR high IN credit_highs], true) OR list_contains([low <> 0 FOR low IN credit_lows], true)`,
      net_high: `(own_high + list_sum(credit_highs))::DECIMAL(38,18)`,
      net_low: `(own_low + list_sum(credit_lows))::HUGEINT`,
    },
    {
      net_cost: `CASE WHEN has_unreadable_credit THEN 'unreadable' WHEN has_credit THEN amount_text(net_high, net_low) ELSE ${cost} END`,
    },
  ];
}
