import { cell, literal, lowered, momentOf } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";
import { field, inWords, labelled, labelLists, netCost, spelledOut } from "./google-fields";
import { firstFit, googleFamily, googleModel, googleUse } from "./google-meter";
import { AI_SERVICE_NAMES, AI_SERVICES, BY_CHARACTER, CONTEXTS, MEDIA } from "./google-skus";
import { TIERS, TOKEN_UNITS, VERTEX_SERVICE, type SkuUse } from "./google-skus";
import { TAG_KEYS } from "./label-keys";

const ROW = [
  ...["billing_account_id", "usage_start_time", "usage_end_time", "export_time", "cost", "currency"],
  ...[
    "currency_conversion_rate",
    "cost_type",
    "cost_at_list",
    "transaction_type",
    "seller_name",
    "cost_at_effective_price_default",
  ],
  ...["cost_at_list_consumption_model", "partition_time", "_PARTITIONTIME"],
];
const STRUCTURES: Readonly<Record<string, readonly string[]>> = {
  service: ["id", "description"],
  sku: ["id", "description"],
  project: ["id", "number", "name", "labels", "ancestry_numbers", "ancestors", "ancestry"],
  location: ["location", "country", "region", "zone"],
  usage: ["amount", "unit", "amount_in_pricing_units", "pricing_unit"],
  credits: ["name", "amount", "full_name", "id", "type"],
  invoice: ["month", "publisher_type"],
  adjustment_info: ["id", "description", "mode", "type"],
  price: [
    "effective_price",
    "tier_start_amount",
    "unit",
    "pricing_unit_quantity",
    "effective_price_default",
    "list_price",
    "list_price_consumption_model",
  ],
  resource: ["name", "global_name"],
  consumption_model: ["id", "description"],
  subscription: ["instance_id"],
};
const LISTS = ["labels", "system_labels", "tags"];
const optional = [
  ...ROW,
  ...LISTS,
  ...Object.keys(STRUCTURES),
  ...Object.entries(STRUCTURES).flatMap(([name, members]) =>
    members.flatMap((member) => [`${name}.${member}`, `${name}_${member}`]),
  ),
];

/**
 * Google Cloud's billing export in BigQuery (`gcp_billing_export_v1_…`, also the detailed one) as JSON or as CSV, where
 * nested columns are JSON in a cell or are spread out (`sku.description`, `sku_description`). Which rows are AI usage, of
 * which model and what of it was used, is in `google-skus`. Counts are tokens whatever the unit is called; the cost is
 * less its credits; only corrections may be negative. Requests are not counted.
 */
export const googleBilling: Format = {
  name: "google-billing",
  kind: "usage",
  isKindByContent: true,
  containers: ["csv", "json"],
  nesting: { lists: ["rows", "data"] },
  generations: [
    { name: "nested", required: ["service", "sku", "usage_start_time", "cost"], optional },
    ...[".", "_"].map((between) => ({
      name: `spread out with ${between}`,
      required: [`service${between}description`, `sku${between}description`, "usage_start_time", "cost"],
      optional,
    })),
  ],
  read: readRow,
};

/** Models that make images or speak have the word in their name, not only in what was used of them. */
const MEDIUM_WORDS = `CASE WHEN ends_with(family, '-image') THEN regexp_replace(sku_words, '(flash|pro) (native )?image', '')
  WHEN ends_with(family, '-live') AND regexp_matches(sku_words, '\\btext\\b') THEN replace(sku_words, 'native audio', '') ELSE sku_words END`;

const isOneOf = (text: Sql, values: readonly string[]): Sql => `${text} IN (${values.map(literal).join(", ")})`;
const COUNTED_UNITS = [...TOKEN_UNITS, "s", "second", "seconds"];

const STEPS: NonNullable<Reading["steps"]> = [
  { family: googleFamily("sku_words"), used_for: googleUse("sku_words"), spelled_amount: spelledOut("used_amount") },
  {
    model_id: googleModel("sku_words", "family"),
    counted_amount: `CASE WHEN used_for <> 'unmetered' AND ${isOneOf("used_unit", COUNTED_UNITS)} THEN spelled_amount END`,
    medium: firstFit(
      MEDIUM_WORDS,
      MEDIA.map((name) => [`\\b${name}\\b`, name]),
    ),
    is_by_character: `coalesce(service_id = ${literal(VERTEX_SERVICE)} AND regexp_matches(sku_words, ${literal(BY_CHARACTER)}), false)`,
  },
];

function readRow(cells: Cells): Reading {
  const costType = `coalesce(${lowered(cells.text("cost_type"))}, '')`;
  const isCorrection = `(${costType} = 'adjustment' OR coalesce(correction, '') <> '')`;
  const isService = `(${isOneOf("service_id", AI_SERVICES)} OR regexp_matches(service_words, ${literal(AI_SERVICE_NAMES)}))`;
  const start = cell(cells, "usage_start_time");
  const cost = cell(cells, "cost");
  const currency = cell(cells, "currency");
  return {
    moment: { ...start, at: momentOf(start.text) },
    prepared: {
      service_id: field(cells, "service", "id"),
      service_words: inWords(field(cells, "service", "description")),
      sku_words: inWords(field(cells, "sku", "description")),
      used_amount: field(cells, "usage", "amount"),
      used_unit: `coalesce(${lowered(field(cells, "usage", "unit"))}, '')`,
      correction: field(cells, "adjustment_info", "mode"),
      ...labelLists(cells),
    },
    steps: [...STEPS, ...netCost(cells, cost.text)],
    ignored: `NOT coalesce(${isService}, false) OR family IS NULL OR ${isOneOf(costType, ["tax", "rounding_error"])}`,
    counts: { used: usedAmount(isCorrection) },
    cost: { ...cost, text: "net_cost", written: cost.text, mayBeNegative: `${isCorrection} OR has_credit` },
    checks: [
      { ...currency, code: "missing-currency", failed: `${currency.text} IS NULL AND net_cost IS NOT NULL` },
      { ...currency, code: "bad-currency", failed: `strlen(trim(${currency.text})) <> 3` },
    ],
    dimensions: {
      provider: "'google'",
      model: "model_id",
      project: field(cells, "project", "id"),
      tag: labelled(TAG_KEYS),
      region: `coalesce(${field(cells, "location", "region")}, ${field(cells, "location", "location")})`,
      serviceTier: firstFit("sku_words", TIERS),
      contextTier: firstFit("sku_words", CONTEXTS),
      currency: `upper(trim(${currency.text}))`,
    },
    perRow: ["model", "project", "tag", "region", "serviceTier", "contextTier", "batch"],
    batch: `regexp_matches(sku_words, '\\bbatch\\b')`,
    quantities: {
      uncachedInput: tokensOf("input"),
      cacheRead: tokensOf("cached"),
      cacheWrite5m: tokensOf("write5m"),
      cacheWrite1h: tokensOf("write1h"),
      output: tokensOf("output"),
      reasoning: tokensOf("reasoning"),
    },
    units: UNITS,
    notices: { "credits-taken-off": "has_credit" },
  };
}

/** Counts and requests are tokens; seconds of video are counted too, and hours of storage are not. */
const usedAmount = (isCorrection: Sql): Reading["counts"][string] => ({
  column: "usage.amount",
  text: "counted_amount",
  written: "used_amount",
  mayBeNegative: isCorrection,
});

const where = (condition: Sql): Sql => `CASE WHEN ${condition} THEN used ELSE 0 END`;
const tokensOf = (use: SkuUse): Sql => where(`used_for = '${use}' AND medium IS NULL AND NOT is_by_character`);
const usedBy = (...uses: readonly SkuUse[]): Sql => isOneOf("used_for", uses);

const UNITS: NonNullable<Reading["units"]> = {
  ...Object.fromEntries(
    MEDIA.flatMap((medium) => [
      [`${medium}InputTokens`, where(`medium = '${medium}' AND ${usedBy("input")}`)],
      [`${medium}CachedInputTokens`, where(`medium = '${medium}' AND ${usedBy("cached")}`)],
      [`${medium}OutputTokens`, where(`medium = '${medium}' AND ${usedBy("output", "reasoning")}`)],
    ]),
  ),
  inputCharacters: where(`is_by_character AND medium IS NULL AND ${usedBy("input", "cached")}`),
  outputCharacters: where(`is_by_character AND medium IS NULL AND ${usedBy("output", "reasoning")}`),
  webSearches: where(usedBy("search")),
  images: where(usedBy("images")),
  videoSeconds: where(usedBy("seconds")),
};
