import {
  FAMILY_OF_PRODUCT,
  LONG_CONTEXTS,
  METER_REWRITES,
  METER_WORDS,
  MODEL_NAMES,
  MODEL_SPELLINGS,
  SNAPSHOTS,
  type MeterRole,
} from "@/server/meters/meter-words";
import { literal } from "./expressions";
import type { Quantity, Reading, Sql } from "./format";

/** What a bill's row says was metered. Cells and values of earlier steps; null in rows that are no AI usage. */
export interface Meter {
  /** The meter's name as it is written. */
  readonly name: Sql;
  /** Where the model stands in a place of its own: it is taken as it is, and the rest of the meter tells the tokens. */
  readonly model?: Sql;
  readonly rest?: Sql;
  /** Which tokens, where the seller's meters say it in words of their own; null where the meter's words tell. */
  readonly part?: Sql;
  /** The product that the meter belongs to, where meters give a version alone. */
  readonly product?: Sql;
}

const list = (words: readonly string[]): Sql => `[${words.map(literal).join(", ")}]`;
const EVERY_WORD = list(Object.values(METER_WORDS).flat());
const ROLES = Object.keys(METER_WORDS) as MeterRole[];
/** Which roles a meter's words have: a column each, so that each is looked for once. */
const roleStep: Readonly<Record<string, Sql>> = Object.fromEntries(
  ROLES.map((role) => [`says_${role}`, `list_has_any(meter_words, ${list(METER_WORDS[role])})`]),
);
const says = (...roles: readonly MeterRole[]): Sql => `(${roles.map((role) => `says_${role}`).join(" OR ")})`;
const rewritten = (text: Sql, rewrites: readonly (readonly [string, string])[]): Sql =>
  rewrites.reduce((sql, [from, to]) => `regexp_replace(${sql}, ${literal(from)}, ${literal(to)}, 'g')`, text);
const firstOf = (text: Sql, table: readonly (readonly [string, string])[], otherwise: Sql): Sql =>
  `CASE ${table.map(([pattern, value]) => `WHEN regexp_matches(${text}, ${literal(pattern)}) THEN ${literal(value)}`).join(" ")} ELSE ${otherwise} END`;

const isEmbedding = `contains(meter_model, 'embed')`;
const PART: Sql = `CASE
  WHEN ${says("training")} THEN 'training'
  WHEN ${says("cached")} AND ${says("written")} THEN CASE WHEN ${says("longLived")} THEN 'cacheWrite1h' ELSE 'cacheWrite5m' END
  WHEN ${says("cached")} THEN 'cacheRead'
  WHEN ${says("output")} THEN 'output'
  WHEN ${says("input")} OR ${isEmbedding} THEN 'uncachedInput' END`;

/** A version without a name is that of the product's family, else of OpenAI's. */
const named = (model: Sql, product: Sql): Sql => `CASE
  WHEN regexp_matches(${model}, '^(opus|sonnet|haiku)-') THEN 'claude-' || ${model}
  WHEN regexp_matches(${model}, '^(v[0-9]|[1-9][0-9.]*[a-z]?(-|$))')
    THEN ${firstOf(`lower(coalesce(${product}, ''))`, FAMILY_OF_PRODUCT, `CASE WHEN starts_with(${model}, 'v') THEN '' ELSE 'gpt' END`)} || '-' || ${model}
  ELSE ${model} END`;

const dated = (model: Sql): Sql =>
  `coalesce(MAP {${Object.entries(SNAPSHOTS)
    .map(([from, to]) => `${literal(from)}: ${literal(to)}`)
    .join(", ")}}[${model}], ${model})`;

const isKnownModel = (model: Sql): Sql => `regexp_matches(lower(${model}), ${literal(`^(${MODEL_NAMES.join("|")})`)})`;

/**
 * Steps that take a meter apart: `meter_model` (what its maker calls the model, or the meter as it is written where it is
 * not known), `meter_part` (which tokens: a quantity's name, `training`, or null), `meter_is_known`, `meter_is_tuned`.
 */
export function meterSteps({ name, model, rest, part, product }: Meter): Readonly<Record<string, Sql>>[] {
  const own = `array_to_string(list_filter(meter_words, lambda w: NOT list_contains(${EVERY_WORD}, w)), '-')`;
  return [
    { meter_spelt: rewritten(`trim(lower(${rest ?? name}))`, METER_REWRITES) },
    {
      meter_words: `list_filter(string_split_regex(meter_spelt, '[^a-z0-9.:]+'), lambda w: w <> '')`,
    },
    roleStep,
    { meter_own: model ? `coalesce(nullif(${model}, ''), ${own})` : own },
    { meter_spelling: rewritten(named("meter_own", product ?? "NULL::VARCHAR"), MODEL_SPELLINGS) },
    { meter_dated: dated("meter_spelling") },
    {
      meter_is_known: isKnownModel("meter_dated"),
      meter_model: `CASE WHEN NOT ${isKnownModel("meter_dated")} THEN ${model ? `coalesce(nullif(${model}, ''), ${name})` : name}
        WHEN ${says("tuned")} AND NOT starts_with(meter_dated, 'ft:') THEN 'ft:' || meter_dated ELSE meter_dated END`,
    },
    { meter_part: part ? `coalesce(${part}, ${PART})` : PART },
  ];
}

/** What the price may depend on, as a meter says it. */
export const meterDimensions = (
  region: Sql,
): Pick<Reading, "batch"> & Readonly<{ dimensions: Record<string, Sql> }> => ({
  batch: says("batch"),
  dimensions: {
    model: "meter_model",
    serviceTier: `CASE WHEN ${says("priority")} THEN 'priority' WHEN ${says("flex")} THEN 'flex'
      WHEN ${says("fast")} THEN 'latency-optimized' WHEN ${says("developer")} THEN 'developer' ELSE '' END`,
    contextTier: `CASE WHEN ${says("longContext")} THEN ${boundOf("> ")} WHEN ${says("shortContext")} THEN ${boundOf("0-")} ELSE '' END`,
    region: `CASE WHEN ${says("global")} THEN 'global' WHEN ${says("dataZone")} THEN 'data-zone'
      ELSE coalesce(lower(trim(${region})), '') END`,
  },
});

const boundOf = (before: string): Sql =>
  firstOf(
    "meter_model",
    LONG_CONTEXTS.map(([pattern, bound]) => [pattern, `${before}${bound}`] as const),
    "''",
  );

const TOKEN_PARTS = [
  "uncachedInput",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
  "output",
] as const satisfies Quantity[];

/** Sound and pictures have prices of their own, and so names of their own. */
const apart = (sense: "audio" | "image"): Readonly<Record<string, Sql>> => ({
  [`${sense}InputTokens`]: countIf(`meter_sense = '${sense}' AND starts_with(meter_part, 'uncached')`),
  [`${sense}CachedInputTokens`]: countIf(`meter_sense = '${sense}' AND starts_with(meter_part, 'cache')`),
  [`${sense}OutputTokens`]: countIf(`meter_sense = '${sense}' AND meter_part = 'output'`),
});
/** The row's `tokens` where a condition holds. */
export const countIf = (condition: Sql): Sql => `CASE WHEN ${condition} THEN tokens ELSE 0 END`;

/** Step that says whether tokens are of sound or of pictures. */
export const senseStep: Readonly<Record<string, Sql>> = {
  meter_sense: `CASE WHEN ${says("audio")} THEN 'audio' WHEN ${says("image")} THEN 'image' ELSE 'text' END`,
};

/** Where the row's `tokens` go, by its meter. Tokens of a meter that names no direction are kept as a unit. */
export const meterQuantities: Pick<Reading, "quantities"> & { readonly units: Readonly<Record<string, Sql>> } = {
  quantities: Object.fromEntries(
    TOKEN_PARTS.map((part) => [part, countIf(`meter_sense = 'text' AND meter_part = '${part}'`)]),
  ),
  units: {
    trainingTokens: countIf("meter_part = 'training'"),
    tokens: countIf("meter_part IS NULL"),
    ...apart("audio"),
    ...apart("image"),
  },
};

export { says as meterSays };
