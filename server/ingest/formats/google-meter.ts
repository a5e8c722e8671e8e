import { literal } from "./expressions";
import type { Sql } from "./format";
import { MODELS, USES } from "./google-skus";

/** The first of several that fits a text. */
export const firstFit = (text: Sql, rules: readonly (readonly [pattern: string, answer: string])[]): Sql =>
  `CASE ${rules.map(([pattern, answer]) => `WHEN regexp_matches(${text}, ${literal(pattern)}) THEN ${literal(answer)}`).join(" ")} END`;

/** The model that the words of a SKU name, as its family is called; null where they name none. */
export const googleFamily = (words: Sql): Sql =>
  `CASE ${MODELS.map(([pattern, id]) => {
    const whole = literal(`^.*?${pattern}.*$`);
    return `WHEN regexp_matches(${words}, ${literal(pattern)}) THEN replace(regexp_replace(${words}, ${whole}, ${literal(id)}), ' ', '-')`;
  }).join(" ")} END`;

/** The id of a family. Claude's ids have no points; previews are sold apart. */
export const googleModel = (words: Sql, family: Sql): Sql =>
  `CASE WHEN starts_with(${family}, 'claude') THEN replace(${family}, '.', '-')
  WHEN regexp_matches(${words}, '\\bpreview\\b') AND starts_with(${family}, 'gemini') THEN ${family} || '-preview' ELSE ${family} END`;

/** What of the model was used, as `google-skus` calls it. */
export const googleUse = (words: Sql): Sql => firstFit(words, USES);
