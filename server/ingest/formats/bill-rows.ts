import { literal } from "./expressions";
import type { Cells, Check, Sql } from "./format";

/** True where a text has one of the patterns in it, in any case; false where there is none. */
export const matchesAny = (text: Sql, patterns: readonly string[]): Sql =>
  patterns.length === 0
    ? "false"
    : `coalesce(regexp_matches(lower(${text}), ${literal(patterns.map((pattern) => `(${pattern})`).join("|"))}), false)`;

/** The meter of a row, or that it has none: purchases and credits may be of no meter at all, and their cost counts. */
export const meterOrUnknown = (text: Sql): Sql => `coalesce(nullif(trim(${text}), ''), 'unknown')`;

/** Tags of a resource as one text, `name=value; name=value` by name, from a JSON object that may lack its braces. */
export const tagsOf = (json: Sql): Sql => {
  const braced = `CASE WHEN starts_with(trim(${json}), '{') THEN ${json} WHEN trim(${json}) <> '' THEN '{' || ${json} || '}' END`;
  const entries = `list_filter(map_entries(TRY(json_transform(${braced}, '"MAP(VARCHAR,VARCHAR)"'))), lambda e: coalesce(e.value, '') <> '' AND NOT starts_with(e.key, 'aws:') AND NOT starts_with(e.key, 'aws_'))`;
  return `left(coalesce(array_to_string(list_sort(list_transform(${entries},
    lambda e: regexp_replace(e.key, '^user[:_]', '') || '=' || e.value)), '; '), ''), 500)`;
};

/** A currency's letters, also where the cell carries quotes of its own. */
export const currencyOf = (text: Sql): Sql => `upper(trim(${text}, ' "'))`;

/** An amount needs a currency of three letters, in rows that are AI usage. */
export function currencyChecks(cells: Cells, currency: string, cost: Sql, isUsage: Sql): Check[] {
  const text = cells.text(currency);
  const source = { column: currency, text };
  return [
    {
      ...source,
      code: "missing-currency",
      failed: `${isUsage} AND coalesce(trim(${cost}), '') <> '' AND coalesce(${currencyOf(text)}, '') = ''`,
    },
    {
      ...source,
      code: "bad-currency",
      failed: `${isUsage} AND coalesce(${currencyOf(text)}, '') <> '' AND NOT regexp_full_match(${currencyOf(text)}, '[A-Z]{3}')`,
    },
  ];
}
