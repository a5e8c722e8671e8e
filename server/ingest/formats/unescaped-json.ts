import type { Sql } from "./format";

const PYTHON_WORDS = { None: "null", True: "true", False: "false" };
const withoutPython = (text: Sql): Sql =>
  Object.entries(PYTHON_WORDS).reduce(
    (sql, [word, json]) => `regexp_replace(${sql}, '\\b${word}\\b', '${json}', 'g')`,
    `replace(${text}, '''', '"')`,
  );

/**
 * The text of a JSON cell whose quotes an exporter escaped once too often (`{""a"":1}`), or that was written as Python
 * shows it (`{'a': None}`): as JSON where one of these is. What is no JSON at all comes back as it is.
 */
export const unescapedJson = (text: Sql): Sql =>
  `CASE WHEN ${text} IS NULL OR json_valid(${text}) THEN ${text}
    WHEN json_valid(replace(${text}, '""', '"')) THEN replace(${text}, '""', '"')
    WHEN json_valid(${withoutPython(text)}) THEN ${withoutPython(text)} ELSE ${text} END`;
