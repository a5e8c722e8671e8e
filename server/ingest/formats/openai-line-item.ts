import type { Sql } from "./format";

/**
 * What an OpenAI bill names a line by: `gpt-4o-2024-08-06, cached input` is a model and what of it was used. A line
 * without a comma, such as a tool, is its own name; without a line item the bill is not told apart: `unknown`.
 */
export const openaiLineItem = (text: Sql): { readonly model: Sql; readonly part: Sql } => ({
  model: `CASE WHEN coalesce(trim(${text}), '') = '' THEN 'unknown' ELSE trim(split_part(${text}, ', ', 1)) END`,
  part: `CASE WHEN contains(${text}, ', ') THEN trim(substr(${text}, strpos(${text}, ', ') + 2)) ELSE '' END`,
});
