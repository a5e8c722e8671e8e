import type { Sql } from "../formats/format";

const macro = (name: string, parameters: string, body: Sql): Sql =>
  `CREATE OR REPLACE MACRO ${name}(${parameters}) AS (${body})`;

/** Which of two small numbers in a date is the day. A person says it; nobody guesses. */
export type DateOrder = "day-first" | "month-first";

/** `02/01/2026`, `2.1.26`, `02-01-2026 13:45:10 PM UTC`: two numbers, a year, and perhaps a time. */
const SLASHED = `'^\\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?:(?:T|,? +)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?(?: ?([AaPp][Mm]))?)?(?: ?(?:UTC|GMT|Z))?\\s*$'`;
/** `13/01/2026`, `5.5.2026 10:00`: a year of four digits, because one of two may be the day. */
const YEAR_LAST = `'^\\s*[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}([^0-9]|$)'`;
const TIMES = ["", "%H:%M", "%H:%M:%S", "%I:%M%p", "%I:%M:%S%p"];

const list = (formats: readonly string[]): Sql => `[${formats.map((format) => `'${format}'`).join(", ")}]`;
// Two digits first: a year of four does not fit them, but one of two would be read as long past.
const REARRANGED = list(["%y", "%Y"].flatMap((year) => TIMES.map((time) => `|${year}|%m|%d|${time}`)));
const NAMED_MONTHS = list(
  ["%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y"].flatMap((day) => [day, `${day} %H:%M`, `${day} %H:%M:%S`]),
);

/** What no count and no amount is read from, so that the row is rejected with the cell as it was written. */
const UNREADABLE = "'unreadable'";

/** What parts thousands beside point and comma: blanks and apostrophes. */
const GAPS = " \u00a0\u202f''’";
const NUMBER = `'\\s*[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?\\s*'`;
const POINT_WITH_GROUPS = `'\\s*[+-]?[0-9]{1,3}((,[0-9]{3})+|([${GAPS}][0-9]{3})+)(\\.[0-9]*)?\\s*'`;
const COMMA = `'\\s*([+-]?([0-9]{1,3}((\\.[0-9]{3})+|([${GAPS}][0-9]{3})+)(,[0-9]*)?|[0-9]+(,[0-9]*)?|,[0-9]+)([eE][+-]?[0-9]{1,2})?)?\\s*'`;

/**
 * How values are read that a person has described: DuckDB macros beside those of every format. What does not fit the
 * description is not read in another way. Each names its argument as seldom as can be: it stands for a whole expression.
 */
export const writtenValueMacros: readonly Sql[] = [
  macro("day_first_moment", "t", `try_strptime(regexp_replace(t, ${SLASHED}, '|\\3|\\2|\\1|\\4\\5'), ${REARRANGED})`),
  macro("month_first_moment", "t", `try_strptime(regexp_replace(t, ${SLASHED}, '|\\3|\\1|\\2|\\4\\5'), ${REARRANGED})`),
  macro("is_year_last", "t", `coalesce(regexp_matches(t, ${YEAR_LAST}), false)`),
  macro("one_of", "d, m", `CASE WHEN d IS NULL OR m IS NULL OR d = m THEN coalesce(d, m) END`),
  macro(
    "compact_moment",
    "t",
    `CASE WHEN regexp_full_match(trim(t), '[0-9]{8}') THEN try_strptime(trim(t), '%Y%m%d') END`,
  ),
  macro("year_first_moment", "t", `moment_as_written(replace(trim(t), '/', '-'))`),
  macro(
    "named_month_moment",
    "t",
    `try_strptime(regexp_replace(regexp_replace(trim(t), ' ?(UTC|GMT|Z)$', ''), '[ ,.-]+', ' ', 'g'), ${NAMED_MONTHS})`,
  ),
  macro(
    "unix_milliseconds_moment",
    "t",
    `CASE WHEN trim(t) <> '' AND whole(t) BETWEEN 0 AND 253402300799000 THEN make_timestamp(whole(t) * 1000) END`,
  ),
  macro(
    "point_number",
    "t",
    `CASE WHEN regexp_full_match(t, ${POINT_WITH_GROUPS}) THEN regexp_replace(t, '[,${GAPS}]', '', 'g') ELSE t END`,
  ),
  macro(
    "comma_number",
    "t",
    `CASE WHEN regexp_full_match(t, ${COMMA}) THEN replace(regexp_replace(t, '[.${GAPS}]', '', 'g'), ',', '.')
      WHEN t IS NOT NULL THEN ${UNREADABLE} END`,
  ),
  // Exact to the twelfth decimal: what binary fractions leave behind beyond it is no part of a token.
  macro(
    "scaled_number",
    "t, unit",
    `CASE WHEN regexp_full_match(t, ${NUMBER})
        THEN coalesce(regexp_replace((TRY_CAST(trim(t) AS DECIMAL(30,12)) * unit::DECIMAL(7,0))::VARCHAR, '\\.?0+$', ''), ${UNREADABLE})
      WHEN trim(t) <> '' THEN ${UNREADABLE} END`,
  ),
];

/** Nobody need be asked about the 13th of January: the 1st of the 13th month is none. */
const READ_ONE_WAY: Sql = `coalesce(moment_as_written(t), CASE WHEN is_year_last(t) THEN one_of(day_first_moment(t), month_first_moment(t)) END)`;

/**
 * Lets dates with the year at their end be read in every format alike: in the order that a person gave; where nobody did, those
 * that can be read in one way only.
 */
export const dateOrderMacros = (order: DateOrder | undefined): readonly Sql[] => [
  macro(
    "moment_of",
    "t",
    order === undefined
      ? READ_ONE_WAY
      : `coalesce(${order === "day-first" ? "day" : "month"}_first_moment(t), moment_as_written(t))`,
  ),
];
