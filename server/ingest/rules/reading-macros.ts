import type { Sql } from "../formats/format";

const macro = (name: string, parameters: string, body: Sql): Sql => `CREATE MACRO ${name}(${parameters}) AS (${body})`;

/** No count beyond what a JavaScript number holds exactly. */
export const LARGEST_COUNT = Number.MAX_SAFE_INTEGER;
/** A zone that .NET and Go write apart from the time: `10:00:00 +02:00`, `10:00:00 +0000 UTC`. */
const ZONE_APART = "' ([+-][0-9]{2}:?[0-9]{2})( [A-Z]{3,4})?$'";
/** Amounts from here on are typing errors; it also keeps the sum of any file inside 38 digits. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

/**
 * How texts are read, as DuckDB macros. Strict on purpose: DuckDB's own casts take `10.5` for 11, `1_000` for 1000 and
 * `0x1F` for 31. Amounts are split after the 18th decimal, because no DuckDB decimal holds 36 decimals and their sum.
 */
export const readingMacros: readonly Sql[] = [
  // Each is cast once, before: the way back to text and a comparison cost a third of looking at the characters. Whatever is
  // not the same again is looked at.
  macro(
    "whole_from",
    "t, n",
    `CASE WHEN n::VARCHAR = t THEN n WHEN n::VARCHAR || '.0' = t THEN n WHEN t IS NULL OR trim(t) = '' THEN 0
      WHEN regexp_full_match(trim(t), '[+-]?[0-9]+(\\.0*)?') THEN TRY_CAST(split_part(trim(t), '.', 1) AS BIGINT) END`,
  ),
  macro("whole", "t", "whole_from(t, TRY_CAST(t AS BIGINT))"),
  // An amount of at most nine digits on either side of the point begins the text of its own number, or is it with more zeros.
  macro(
    "short_amount_from",
    "t, n",
    `CASE WHEN n >= 0 AND (starts_with(n::VARCHAR, t) OR rpad(n::VARCHAR, strlen(t)::INTEGER, '0') = t) THEN n END`,
  ),
  macro(
    "point_moved",
    "digits, point",
    `CASE WHEN point <= 0 THEN '0.' || repeat('0', -point) || digits
      WHEN point >= length(digits) THEN digits || repeat('0', point - length(digits))
      ELSE digits[:point] || '.' || digits[point + 1:] END`,
  ),
  macro(
    "spelt_out",
    "t",
    `CASE WHEN starts_with(t, '-') THEN '-' ELSE '' END ||
      point_moved(
        regexp_extract(t, '^[+-]?([0-9]*)', 1) || regexp_extract(t, '\\.([0-9]*)', 1),
        length(regexp_extract(t, '^[+-]?([0-9]*)', 1)) + regexp_extract(t, '[eE]([+-]?[0-9]+)$', 1)::INTEGER)`,
  ),
  macro(
    "plain_amount",
    "t",
    `CASE WHEN t IS NULL OR t = '' THEN NULL
      WHEN regexp_full_match(trim(t), '[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)') THEN ltrim(trim(t), '+')
      WHEN regexp_full_match(trim(t), '[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[eE][+-]?[0-9]{1,2}') THEN spelt_out(trim(t)) END`,
  ),
  macro("decimals_of", "p", `CASE WHEN strpos(p, '.') = 0 THEN 0 ELSE length(p) - strpos(p, '.') END`),
  macro(
    "amount_high",
    "p",
    `TRY_CAST(CASE WHEN decimals_of(p) <= 18 THEN p ELSE p[:strpos(p, '.') + 18] END AS DECIMAL(38,18))`,
  ),
  macro(
    "amount_low",
    "p",
    `CASE WHEN decimals_of(p) <= 18 THEN 0::BIGINT
      ELSE TRY_CAST(rpad(p[strpos(p, '.') + 19:strpos(p, '.') + 36], 18, '0') AS BIGINT) *
        CASE WHEN starts_with(p, '-') THEN -1 ELSE 1 END END`,
  ),
  macro(
    "is_no_amount",
    "t, p, high",
    `coalesce(trim(t), '') <> '' AND (p IS NULL OR high IS NULL OR abs(high) >= ${LARGEST_AMOUNT}
      OR (decimals_of(p) > 36 AND rtrim(p[strpos(p, '.') + 37:], '0') <> ''))`,
  ),
  macro(
    "moment_as_written",
    "t",
    `CASE WHEN strlen(t) = 10 THEN TRY_CAST(TRY_CAST(t AS DATE) AS TIMESTAMP)
      ELSE coalesce(TRY_CAST(TRY_CAST(trim(t) AS TIMESTAMPTZ) AS TIMESTAMP),
        TRY_CAST(TRY_CAST(regexp_replace(trim(t), ${ZONE_APART}, '\\1') AS TIMESTAMPTZ) AS TIMESTAMP)) END`,
  ),
  macro("moment_of", "t", "moment_as_written(t)"),
  macro(
    "unix_moment_of",
    "t",
    `CASE WHEN t IS NOT NULL AND whole(t) BETWEEN 0 AND 253402300799 THEN make_timestamp(whole(t) * 1000000) END`,
  ),
  macro(
    "moment_after",
    "start, t, factor",
    `CASE WHEN amount_high(plain_amount(t)) BETWEEN 0 AND 10000000000
      THEN make_timestamp(epoch_us(start::TIMESTAMPTZ) + floor(amount_high(plain_amount(t)) * factor)::BIGINT) END`,
  ),
  macro(
    "is_ambiguous_date",
    "t",
    `coalesce(regexp_matches(t, '^\\s*(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]([0-9]{4}|[0-9]{2})(\\s|$)'), false)`,
  ),
  macro("trimmed", "t", `CASE WHEN contains(t, '.') THEN rtrim(rtrim(t, '0'), '.') ELSE t END`),
  ...amountText(),
];

/** The two halves of a sum of amounts, back in one text. */
function amountText(): Sql[] {
  const UNIT = "1000000000000000000";
  return [
    macro("is_below_zero", "high, low", `high < 0 OR (high = 0 AND low < 0)`),
    macro(
      "positive_amount_text",
      "high, low",
      `trimmed((high + (CASE WHEN low < 0 THEN -1 - (-low - 1) // ${UNIT} ELSE low // ${UNIT} END)::DECIMAL(20,0) * 0.000000000000000001)::DECIMAL(38,18)::VARCHAR
        || lpad((((low % ${UNIT}) + ${UNIT}) % ${UNIT})::VARCHAR, 18, '0'))`,
    ),
    macro(
      "amount_text",
      "high, low",
      `CASE WHEN high IS NULL THEN NULL WHEN low = 0 THEN trimmed(high::VARCHAR)
        WHEN is_below_zero(high, low) THEN '-' || positive_amount_text(-high, -low)
        ELSE positive_amount_text(high, low) END`,
    ),
  ];
}
