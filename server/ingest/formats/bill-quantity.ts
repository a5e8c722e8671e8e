import { literal } from "./expressions";
import type { Check, Reading, Sql } from "./format";
import { meterSays } from "./meter";

/** What a bill's row counts and in which unit. */
export interface BilledQuantity {
  readonly column: string;
  readonly amount: Sql;
  readonly unit: Sql;
  /** How many powers of ten one of a bare unit holds, where the unit's text does not say. */
  readonly usualExponent: number;
  /** True (in SQL) for rows of AI usage. */
  readonly isUsage: Sql;
  /** True (in SQL) for rows that take back what others brought: credits, refunds, corrections. */
  readonly takesBack: Sql;
  /** True (in SQL) for rows whose quantity is no usage even where it is above 0, such as a credit's. */
  readonly countsOnlyBelowZero?: Sql;
}

/** What a unit's words say is counted. The first that fits. */
const UNIT_WORDS: readonly (readonly [pattern: string, counted: string])[] = [
  ["tok(en)?s?\\b|\\bmtok", "tokens"],
  ["hours?\\b|\\bhrs?\\b", "hours"],
  ["months?\\b|\\bdays?\\b|\\bgb", "time"],
  ["minutes?\\b|\\bmins?\\b", "minutes"],
  ["seconds?\\b|\\bsecs?\\b", "seconds"],
  ["image|picture", "images"],
  ["char", "characters"],
  ["page", "pages"],
  ["session", "sessions"],
  ["search", "webSearches"],
  ["^[0-9.,]* ?(k|m|b|thousand|million|billion)?s?( ?units?| ?count)?$", "bare"],
];
const SCALES: readonly (readonly [pattern: string, exponent: number])[] = [
  ["^([0-9.,]+ ?k\\b|thousand|k ?tok|[0-9.,]* ?thousand)", 3],
  ["^([0-9.,]+ ?m\\b|[0-9.,]* ?million|m ?tok|mtok|^m$)", 6],
  ["^([0-9.,]+ ?b\\b|[0-9.,]* ?billion)", 9],
  ["^k$", 3],
];

/** How many zeros a unit's number has: `1K` 3, `10K` 4, `1,000` 3, `100 Hours` 2; null for `500`, which is no power of ten. */
const exponentOf = (unit: Sql, usual: number): Sql => {
  const digits = `regexp_replace(regexp_extract(${unit}, '^([0-9][0-9.,]*)', 1), '[.,]', '', 'g')`;
  const zeros = `CASE WHEN ${digits} = '' THEN 0 WHEN regexp_full_match(${digits}, '10*') THEN length(${digits}) - 1 END`;
  const scale = `CASE ${SCALES.map(([pattern, exponent]) => `WHEN regexp_matches(${unit}, ${literal(pattern)}) THEN ${exponent}`).join(" ")} ELSE 0 END`;
  return `CASE WHEN regexp_matches(${unit}, '[0-9]|^k|^m|thousand|million|billion') OR unit_counts <> 'bare' THEN ${zeros} + ${scale} ELSE ${usual} END`;
};

/** Steps, of the keyed `bill_unit` and the meter, that say what a unit counts and how many zeros it has. */
export const unitSteps = ({ usualExponent }: BilledQuantity): Readonly<Record<string, Sql>>[] => [
  { unit_text: "trim(lower(coalesce(bill_unit, '')))" },
  { unit_plain: `regexp_replace(unit_text, '^1[ /]+', '')` },
  {
    unit_counts: `CASE ${UNIT_WORDS.map(([pattern, counts]) => `WHEN regexp_matches(unit_plain, ${literal(pattern)}) THEN ${literal(counts)}`).join(" ")} ELSE 'other' END`,
  },
  {
    unit_exponent: exponentOf("unit_text", usualExponent),
    // A bare unit counts tokens where the meter speaks of tokens.
    amount_counts: `CASE WHEN unit_counts <> 'bare' THEN unit_counts
        WHEN ${meterSays("hosting", "provisioned")} THEN 'hours'
        WHEN meter_part IN ('webSearches', 'images', 'seconds') THEN meter_part
        WHEN meter_part IS NOT NULL OR ${meterSays("tokens")} THEN 'tokens' ELSE 'other' END`,
  },
];

/**
 * Steps that make whole `tokens` and parts of other units of a billed quantity: exactly moved by the unit's power of ten
 * and then rounded to the token.
 */
export function quantitySteps(billed: BilledQuantity): Readonly<Record<string, Sql>>[] {
  const { amount, isUsage } = billed;
  const below = billed.countsOnlyBelowZero;
  const counted = (sql: Sql): Sql => (below ? `CASE WHEN ${below} THEN least(${sql}, 0) ELSE ${sql} END` : sql);
  return [
    { amount_plain: `CASE WHEN ${isUsage} THEN plain_amount(${amount}) END` },
    { amount_moved: `TRY_CAST(spelt_out(amount_plain || 'e' || unit_exponent) AS DECIMAL(38,12))` },
    { amount_told: counted("coalesce(amount_moved, 0)") },
    {
      tokens: `CASE WHEN amount_counts = 'tokens' AND abs(amount_told) < 9e15 THEN round(amount_told)::BIGINT ELSE 0 END`,
    },
  ];
}

const ofUnit = (unit: string): Sql => `CASE WHEN amount_counts = '${unit}' THEN amount_told::DECIMAL(38,6) ELSE 0 END`;
const hoursIf = (condition: Sql): Sql =>
  `CASE WHEN amount_counts = 'hours' AND (${condition}) THEN amount_told::DECIMAL(38,6) ELSE 0 END`;

/** Units beside tokens, in parts of one. Hours are told by what they were paid for. */
const UNITS: Readonly<Record<string, Sql>> = {
  hostingHours: hoursIf(meterSays("hosting")),
  provisionedHours: hoursIf(`${meterSays("provisioned")} AND NOT ${meterSays("hosting")}`),
  trainingHours: hoursIf(`${meterSays("training")} AND NOT ${meterSays("hosting", "provisioned")}`),
  hours: hoursIf(`NOT ${meterSays("hosting", "provisioned", "training")}`),
  minutes: ofUnit("minutes"),
  seconds: ofUnit("seconds"),
  images: ofUnit("images"),
  characters: ofUnit("characters"),
  pages: ofUnit("pages"),
  sessions: ofUnit("sessions"),
  webSearches: ofUnit("webSearches"),
};
export const quantityUnits: Required<Pick<Reading, "units" | "fractionalUnits">> = {
  units: UNITS,
  fractionalUnits: Object.keys(UNITS),
};

/** An amount that is none, or below 0 where the bill does not say that it takes something back. */
export function quantityChecks({ column, amount, isUsage, takesBack }: BilledQuantity): Check[] {
  const source = { column, text: amount };
  const isTold = `${isUsage} AND coalesce(trim(${amount}), '') <> ''`;
  return [
    {
      ...source,
      code: "bad-number",
      failed: `${isTold} AND (amount_plain IS NULL OR (unit_exponent IS NOT NULL AND (amount_moved IS NULL OR abs(amount_moved) >= 9e15)))`,
    },
    { ...source, code: "negative", failed: `${isTold} AND amount_moved < 0 AND (${takesBack}) IS NOT TRUE` },
  ];
}

/** What is worth a warning: meters nobody knows, units nobody can read, and tokens that were not whole. */
export const quantityNotices: Readonly<Record<string, Sql>> = {
  "unknown-meter": "NOT meter_is_known",
  "unknown-unit": "unit_exponent IS NULL OR (amount_counts = 'other' AND meter_part IS NOT NULL)",
  "rounded-tokens": "amount_counts = 'tokens' AND abs(amount_told - tokens) > 0.000001",
};
