import { literal } from "./expressions";
import type { Sql } from "./format";

/**
 * Bedrock's usage types, in both their generations and that of the marketplace: a region's short name, the model, then the tokens.
 * `USE1-Claude4.5Sonnet-input-tokens-cross-region-global`, `USE1-anthropic.claude-opus-4-8-mantle-input-tokens-standard`,
 * `USE1-MP:USE1_OutputTokenCount_Global-Units`.
 */
const USAGE_TYPE =
  "^(?:[A-Z][A-Z0-9]*-)?(?:MP:[A-Z0-9]+[_-])?(.*?)[-_]?(?i:(?:mantle[-_])?((?:(?:text|audio|speech|image|video)[-_])?(?:cache[-_]?(?:read|write)(?:[-_]?[0-9]+[hm])?(?:[-_]?input)?|input|output)(?:[-_]|token).*))$";
const REGION = "^(?:[A-Z]{2,4}[0-9]?-)(?:MP:[A-Z0-9]+[_-])?";

type Spelling = readonly [pattern: string, replacement: string];
/** What a usage type of the first generation calls a model, and what its maker does. */
const SPELLINGS: readonly Spelling[] = [
  ["(?i)^claude-?([4-9])[.-]([0-9])-?(opus|sonnet|haiku)", "claude-\\3-\\1-\\2"],
  ["(?i)^claude-?([4-9])(?:\\.0)?-?(opus|sonnet|haiku)", "claude-\\2-\\1"],
  ["(?i)^claude-?(opus|sonnet|haiku|fable)-?([4-9])[.-]([0-9])$", "claude-\\1-\\2-\\3"],
  ["(?i)^claude-?(opus|sonnet|haiku|fable)-?([4-9])$", "claude-\\1-\\2"],
  ["(?i)^claude-?3[.-]([0-9])-?(opus|sonnet|haiku)(?:v[0-9])?", "claude-3-\\1-\\2"],
  ["(?i)^claude-?3(?:\\.0)?-?(opus|sonnet|haiku)", "claude-3-\\1"],
  ["(?i)^nova-?([0-9])\\.0-?([a-z]+)", "nova-\\1-\\2"],
  ["(?i)^nova-?([a-z]+)$", "nova-\\1"],
  ["(?i)^llama-?([0-9])\\.([0-9].*[0-9]b)$", "llama\\1-\\2-instruct"],
  ["(?i)^llama-?([0-9].*[0-9]b)$", "llama\\1-instruct"],
  ["(?i)^titanembeddings?-?v?2(?:-text)?$", "titan-embed-text-v2:0"],
  ["(?i)^titanembeddings?-?g1(?:-text)?$", "titan-embed-text-v1"],
  ["(?i)^mistral-?(large|small|7b)-?([0-9]{4})$", "mistral-\\1-\\2"],
  ["(?i)^mistral(large|small|7b)", "mistral-\\1"],
  ["(?i)^deepseek-?r1$", "deepseek.r1-v1:0"],
  ["(?i)^deepseek-?v3\\.1$", "deepseek.v3-v1:0"],
];

const part = (usageType: Sql, group: 1 | 2): Sql => `regexp_extract(${usageType}, ${literal(USAGE_TYPE)}, ${group})`;

const isMarketplace = (usageType: Sql): Sql => `contains(${usageType}, 'MP:')`;

/** The model in a usage type, else that of the product where the marketplace's usage types name none; empty where there is none. */
export const bedrockModelOf = (usageType: Sql, product: Sql): Sql =>
  `coalesce(nullif(${bedrockModel(usageType)}, ''), CASE WHEN ${isMarketplace(usageType)}
    THEN regexp_replace(trim(regexp_replace(lower(${product}), ' *[(].*$', '')), ' +', '-', 'g') ELSE '' END)`;

/** The unit of a line: bare ones of the marketplace are thousands or millions where the description says so. */
export const marketplaceUnit = (usageType: Sql, description: Sql, unit: Sql): Sql => {
  const words = `lower(coalesce(${description}, ''))`;
  return `CASE WHEN ${isMarketplace(usageType)} AND coalesce(lower(${unit}), 'units') IN ('units', 'unit')
    THEN CASE WHEN contains(${words}, 'million') THEN '1m tokens' WHEN regexp_matches(${words}, 'thousand|1k|1,000') THEN '1k tokens'
      ELSE 'unnamed' END ELSE ${unit} END`;
};

/** The model in a usage type, lower case where its maker's name for it is known; empty where there is none. */
const bedrockModel = (usageType: Sql): Sql => {
  const model = part(usageType, 1);
  const spelt = SPELLINGS.reduce(
    (sql, [pattern, to]) => `regexp_replace(${sql}, ${literal(pattern)}, ${literal(to)})`,
    model,
  );
  return `CASE WHEN ${SPELLINGS.map(([pattern]) => `regexp_matches(${model}, ${literal(pattern)})`).join(" OR ")}
    THEN lower(${spelt}) ELSE ${model} END`;
};

/** What follows the model: which tokens, in which tier, over which region. */
export const bedrockRest = (usageType: Sql): Sql =>
  `coalesce(nullif(${part(usageType, 2)}, ''), regexp_replace(${usageType}, ${literal(REGION)}, ''))`;
