import type { Sql } from "./format";

/**
 * The text of a JSON cell whose quotes an exporter escaped once too often (`{""a"":1}`), or that was written with single
 * quotes (`{'a':1}`): as JSON where one of these is. What is no JSON at all comes back as it is.
 */
export const unescapedJson = (text: Sql): Sql =>
  `CASE WHEN ${text} IS NULL OR json_valid(${text}) THEN ${text}
    WHEN json_valid(replace(${text}, '""', '"')) THEN replace(${text}, '""', '"')
    WHEN json_valid(replace(${text}, '''', '"')) THEN replace(${text}, '''', '"') ELSE ${text} END`;
