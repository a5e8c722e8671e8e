import { bedrockModelOf, bedrockRest, marketplaceUnit } from "./bedrock-meter";
import {
  quantityChecks,
  quantityNotices,
  quantitySteps,
  quantityUnits,
  unitSteps,
  type BilledQuantity,
} from "./bill-quantity";
import { currencyChecks, currencyOf, matchesAny, meterOrUnknown, tagsOf } from "./bill-rows";
import { literal, momentOf } from "./expressions";
import { COLUMNS_OF_FOCUS } from "./focus-columns";
import { googleMeter, googleSteps } from "./focus-google";
import type { Cells, Format, Generation, Reading, Sql } from "./format";
import { countIf, meterDimensions, meterQuantities, meterSteps, senseStep } from "./meter";

const REQUIRED = ["BilledCost", "BillingCurrency", "ChargeCategory", "ChargePeriodStart", "ServiceName"];
const SELLERS = ["ServiceProviderName", "ProviderName", "PublisherName", "InvoiceIssuerName"];

/** Slugs of those who sell models, by what a bill calls them. */
const PROVIDERS: readonly (readonly [pattern: string, slug: string])[] = [
  ["aws|amazon", "bedrock"],
  ["microsoft|azure", "azure"],
  ["google|gcp", "google"],
  ["openai", "openai"],
  ["anthropic", "anthropic"],
  ["mistral", "mistral"],
  ["cohere", "cohere"],
  ["databricks", "databricks"],
  ["snowflake", "snowflake"],
  ["oracle", "oracle"],
];

/** Rows that are AI usage: of a service that sells models and nothing else, */
const MODEL_SERVICES = [
  "bedrock",
  "azure openai",
  "openai service",
  "^foundry models",
  "gemini api",
  "generative language",
  "^openai",
  "^anthropic",
  "claude",
];
/** or of a company that does, */
const MODEL_SELLERS = [
  "^openai",
  "^anthropic",
  "^mistral",
  "^cohere",
  "^deepseek",
  "^openrouter",
  "^together",
  "^fireworks",
  "^groq",
];
/** or of a service that sells other things too, if the meter is a model's, */
const MIXED_SERVICES = [
  "^vertex ai",
  "^agent platform",
  "^cognitive services",
  "^azure ai",
  "^foundry",
  "^microsoft foundry",
  "^generative ai",
  "^oci generative",
];
const MODEL_METERS = [
  "\\bgpt",
  "openai",
  "gemini",
  "claude",
  "llama",
  "mistral",
  "deepseek",
  "grok",
  "embedding",
  "\\bcohere",
  "\\bphi\\b",
  "\\bnova",
  "titan",
  "imagen",
  "\\bveo\\b",
];
/** or of anything that is counted in tokens. */
const TOKEN_UNITS = ["\\btokens?\\b", "^m?tok\\b"];

const NO_USAGE = ["^tax$"];
const TAKES_BACK = ["^credit$", "^adjustment$", "^refund$"];
/** Where a row may name its meter, and its model; the first that says anything about tokens, else the first that is there. */
const METERS = ["SkuMeter", "x_SkuMeterName", "x_UsageType", "x_SkuDescription", "ChargeDescription", "SkuId"];
const SAYS_TOKENS = "tok|inp|outp|\\bopt\\b|prompt|completion|cache";
const MODELS = ["x_Model", "x_ModelId", "x_ModelName", "x_SkuModel"];
const MODELS_IN_DETAILS = ["x_ModelId", "x_Model", "x_ModelName", "ModelId", "Model", "ModelName"];
const TOKEN_TYPES = ["x_TokenType", "x_TokenCategory", "x_TokenDirection"];
const TOKEN_TYPES_IN_DETAILS = [...TOKEN_TYPES, "TokenType"];
const PRODUCTS = ["x_SkuMeterSubcategory", "x_SkuMeterCategory", "ServiceSubcategory"];

const generation = (name: string, seller: string): Generation => ({
  name,
  required: [...REQUIRED, seller],
  optional: [...COLUMNS_OF_FOCUS, ...SELLERS],
  optionalPrefixes: ["x_"],
});

/**
 * FOCUS 1.0 to 1.4, the FinOps Foundation's bill of any cloud: the rows that are AI usage. There is no column for
 * tokens: the SKU's meter names model and tokens, the consumed unit says how many are one. `NULL` is nothing; times
 * without a zone are UTC. Requests are not counted.
 */
export const focus: Format = {
  name: "focus",
  kind: "usage",
  isKindByContent: true,
  containers: ["csv"],
  generations: [generation("1.0", "ProviderName"), generation("1.3", "ServiceProviderName")],
  read: (cells) => readRow(withoutNulls(cells)),
};

const withoutNulls = (cells: Cells): Cells => ({
  ...cells,
  text: (column) => (cells.has(column) ? `nullif(${cells.text(column)}, 'NULL')` : cells.text(column)),
});
const firstOf = (cells: Cells, columns: readonly string[]): Sql =>
  `coalesce(${[...columns.filter((column) => cells.has(column)).map((column) => cells.text(column)), "NULL::VARCHAR"].join(", ")})`;

function meterOf(cells: Cells): Sql {
  const held = METERS.filter((column) => cells.has(column)).map((column) => cells.text(column));
  const telling = held.map((text) => `WHEN regexp_matches(lower(${text}), ${literal(SAYS_TOKENS)}) THEN ${text}`);
  return telling.length === 0 ? "NULL::VARCHAR" : `CASE ${telling.join(" ")} ELSE coalesce(${held.join(", ")}) END`;
}

/** What a column of its own says, else the first member of the price's details that says it. */
function told(cells: Cells, columns: readonly string[], members: readonly string[]): Sql {
  const details = members.map((key) => literal(`$.${key}`)).join(", ");
  const inDetails = `array_to_string(list_filter(TRY(json_extract_string(${cells.text("SkuPriceDetails")}, [${details}])), lambda m: coalesce(m, '') <> '')[1:1], '')`;
  return `coalesce(${firstOf(cells, columns)}, nullif(${inDetails}, ''))`;
}

function isUsage(cells: Cells, meter: Sql): Sql {
  const service = cells.text("ServiceName");
  const units = `concat_ws(' ', ${cells.text("ConsumedUnit")}, ${cells.text("PricingUnit")})`;
  const about = `concat_ws(' ', ${meter}, ${firstOf(cells, PRODUCTS)}, ${firstOf(cells, MODELS)})`;
  return `(${matchesAny(service, MODEL_SERVICES)} OR ${matchesAny(firstOf(cells, SELLERS), MODEL_SELLERS)}
    OR (${matchesAny(service, MIXED_SERVICES)} AND ${matchesAny(about, MODEL_METERS)}) OR ${matchesAny(units, TOKEN_UNITS)})
    AND NOT ${matchesAny(cells.text("ChargeCategory"), NO_USAGE)}`;
}

/** What was consumed, or what was priced where only that is told in tokens. */
function quantityOf(cells: Cells): Pick<BilledQuantity, "column" | "amount" | "unit"> {
  const [amount, unit] = ["ConsumedQuantity", "ConsumedUnit"].map((column) => cells.text(column)) as [Sql, Sql];
  const [priced, pricedUnit] = ["PricingQuantity", "PricingUnit"].map((column) => cells.text(column)) as [Sql, Sql];
  const isBare = matchesAny(unit, ["^units?$", "^count$"]);
  const isOther = `NOT ${matchesAny(unit, [...TOKEN_UNITS, "^units?$", "^count$"])}`;
  // As many bare units as were priced are what was priced: thousands where the price says so.
  const isPriced = `(${amount} IS NULL OR (${matchesAny(pricedUnit, TOKEN_UNITS)} AND (${isOther} OR (${isBare} AND ${amount} = ${priced}))))`;
  return {
    column: cells.has("ConsumedQuantity") ? "ConsumedQuantity" : "PricingQuantity",
    amount: `(CASE WHEN ${isPriced} THEN ${priced} ELSE ${amount} END)`,
    unit: `(CASE WHEN ${isPriced} THEN ${pricedUnit} ELSE ${unit} END)`,
  };
}

const provider = (cells: Cells): Sql => {
  const seller = `lower(${firstOf(cells, SELLERS)})`;
  const known = PROVIDERS.map(
    ([pattern, slug]) => `WHEN regexp_matches(${seller}, ${literal(pattern)}) THEN ${literal(slug)}`,
  );
  return `CASE ${known.join(" ")} ELSE regexp_replace(coalesce(${seller}, 'unknown'), '[^a-z0-9]+', '-', 'g') END`;
};

function readRow(cells: Cells): Reading {
  const start = { column: "ChargePeriodStart", text: cells.text("ChargePeriodStart") };
  const cost = { column: "BilledCost", text: cells.text("BilledCost") };
  const billed: BilledQuantity = {
    ...quantityOf(cells),
    ...{ usualExponent: 0, isUsage: "is_usage", takesBack: "takes_back", countsOnlyBelowZero: "is_credit" },
  };
  const usageType = "bill_meter";
  const isGoogle = matchesAny(firstOf(cells, SELLERS), ["google", "gcp"]);
  const meter = {
    name: usageType,
    model: `coalesce(bill_model, CASE WHEN is_bedrock THEN nullif(${bedrockModelOf(usageType, "bill_service")}, '') ELSE ${googleMeter.model} END)`,
    rest: `concat_ws(' ', CASE WHEN is_bedrock THEN ${bedrockRest(usageType)} WHEN is_google THEN ${googleMeter.rest} ELSE ${usageType} END, bill_tokens)`,
    part: googleMeter.part,
    product: "bill_product",
  };
  const unit = marketplaceUnit(meterOf(cells), cells.text("ChargeDescription"), billed.unit);
  const dimensions = meterDimensions(cells.text("RegionId"));
  return {
    moment: { ...start, at: momentOf(start.text) },
    prepared: {
      is_usage: isUsage(cells, meterOf(cells)),
      is_credit: matchesAny(cells.text("ChargeCategory"), ["^credit$"]),
      takes_back: `(${matchesAny(cells.text("ChargeCategory"), TAKES_BACK)} OR ${matchesAny(cells.text("ChargeClass"), ["^correction$"])})`,
    },
    keyed: {
      by: {
        bill_meter: `CASE WHEN is_usage THEN ${meterOrUnknown(meterOf(cells))} END`,
        bill_model: `CASE WHEN is_usage THEN ${told(cells, MODELS, MODELS_IN_DETAILS)} END`,
        bill_unit: `CASE WHEN NOT is_usage THEN NULL WHEN ${isGoogle} THEN ${googleMeter.unit(billed.unit)} ELSE ${unit} END`,
        bill_service: `CASE WHEN is_usage THEN ${cells.text("ServiceName")} END`,
        bill_product: `CASE WHEN is_usage THEN ${firstOf(cells, PRODUCTS)} END`,
        bill_tokens: `CASE WHEN is_usage THEN ${told(cells, TOKEN_TYPES, TOKEN_TYPES_IN_DETAILS)} END`,
        is_google: `is_usage AND ${isGoogle}`,
        is_bedrock: `is_usage AND ${matchesAny(cells.text("ServiceName"), ["bedrock"])}`,
      },
      steps: [...googleSteps, ...meterSteps(meter), senseStep, ...unitSteps(billed)],
    },
    steps: [...quantitySteps(billed), { bill_tags: `CASE WHEN is_usage THEN ${tagsOf(cells.text("Tags"))} END` }],
    ignored: "NOT is_usage",
    counts: {},
    cost: { ...cost, mayBeNegative: "takes_back" },
    checks: [...quantityChecks(billed), ...currencyChecks(cells, "BillingCurrency", cost.text, "is_usage")],
    dimensions: {
      ...dimensions.dimensions,
      provider: provider(cells),
      project: firstOf(cells, ["SubAccountName", "SubAccountId"]),
      tag: "bill_tags",
      app: firstOf(cells, ["ResourceName", "ResourceId"]),
      currency: currencyOf(cells.text("BillingCurrency")),
    },
    batch: dimensions.batch ?? "false",
    perRow: ["model", "tag", "serviceTier", "contextTier", "region", "batch"],
    quantities: { ...meterQuantities.quantities, reasoning: countIf(googleMeter.isReasoning) },
    units: { ...meterQuantities.units, ...quantityUnits.units },
    fractionalUnits: quantityUnits.fractionalUnits,
    notices: quantityNotices,
  };
}
