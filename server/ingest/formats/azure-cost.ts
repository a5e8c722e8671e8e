import {
  quantityChecks,
  quantityNotices,
  quantitySteps,
  quantityUnits,
  unitSteps,
  type BilledQuantity,
} from "./bill-quantity";
import { currencyChecks, currencyOf, matchesAny, meterOrUnknown, tagsOf } from "./bill-rows";
import { firstCell } from "./expressions";
import type { Cells, CellSource, Format, Generation, Reading, Sql } from "./format";
import { meterDimensions, meterQuantities, meterSteps, senseStep } from "./meter";

/** Names of the columns that are read, in the order of preference. Case does not matter; agreements spell them differently. */
const COLUMNS = {
  date: ["Date", "UsageDate", "UsageDateTime"],
  meter: ["MeterName"],
  category: ["MeterCategory"],
  subcategory: ["MeterSubCategory", "MeterSubcategory"],
  product: ["ProductName", "Product"],
  unit: ["UnitOfMeasure"],
  amount: ["Quantity", "UsageQuantity", "ConsumedQuantity"],
  cost: ["CostInBillingCurrency", "Cost", "PreTaxCost", "ExtendedCost"],
  currency: ["BillingCurrencyCode", "BillingCurrency", "Currency"],
  chargeType: ["ChargeType"],
  subscription: ["SubscriptionName"],
  subscriptionId: ["SubscriptionId", "SubscriptionGuid"],
  location: ["ResourceLocation", "ResourceLocationNormalized", "Location", "MeterRegion"],
  resource: ["ResourceId", "InstanceId"],
  resourceName: ["ResourceName", "InstanceName"],
  tags: ["Tags"],
} as const;

const OTHERS = [
  ...[
    "InvoiceSectionName",
    "AccountName",
    "AccountOwnerId",
    "AccountId",
    "ResourceGroup",
    "ResourceGroupName",
    "MeterId",
  ],
  ...[
    "EffectivePrice",
    "CostCenter",
    "ConsumedService",
    "ConsumedServiceId",
    "OfferId",
    "AdditionalInfo",
    "ServiceInfo1",
  ],
  ...[
    "ServiceInfo2",
    "ReservationId",
    "ReservationName",
    "UnitPrice",
    "ProductOrderId",
    "ProductOrderName",
    "ProductId",
  ],
  ...["Term", "PublisherType", "PublisherName", "PublisherId", "Frequency", "PricingModel", "AvailabilityZone"],
  ...["BillingAccountId", "BillingAccountName", "BillingPeriodStartDate", "BillingPeriodEndDate", "BillingPeriod"],
  ...[
    "BillingProfileId",
    "BillingProfileName",
    "InvoiceSectionId",
    "InvoiceSection",
    "IsAzureCreditEligible",
    "PartNumber",
  ],
  ...["PayGPrice", "PlanName", "ServiceFamily", "ServiceName", "ServiceTier", "CostAllocationRuleName", "BenefitId"],
  ...[
    "BenefitName",
    "InvoiceId",
    "PreviousInvoiceId",
    "ResellerName",
    "ResellerMpnId",
    "CustomerName",
    "CustomerTenantId",
  ],
  ...["PricingCurrency", "PricingCurrencyCode", "CostInPricingCurrency", "CostInUsd", "PaygCostInBillingCurrency"],
  ...["PaygCostInUsd", "ExchangeRate", "ExchangeRatePricingToBilling", "ExchangeRateDate", "ServicePeriodStartDate"],
  ...[
    "ServicePeriodEndDate",
    "DepartmentName",
    "StoreServiceIdentifier",
    "ResourceRate",
    "Provider",
    "OfferName",
    "RoundingAdjustment",
  ],
];

/** Whose rows are AI usage, by the meter's category. */
const MODEL_CATEGORIES = ["^foundry models$", "^azure openai", "^azure ai foundry( models)?$"];
/** Categories that hold other services too: only meters of these products, or of tokens, are AI usage. */
const MIXED_CATEGORIES = [
  "^cognitive services$",
  "^azure ai services$",
  "^foundry tools$",
  "^azure ai foundry",
  "^saas$",
];
const MODEL_PRODUCTS = [
  "openai",
  "foundry models",
  "grok",
  "deepseek",
  "llama",
  "mistral",
  "claude",
  "anthropic",
  "\\bphi\\b",
  "cohere",
  "kimi",
  "qwen",
];
const TOKEN_METERS = ["\\btokens?$", "\\btokens?\\b.*preview"];
/** Charges that are no usage, and those that take back what others brought. */
const NO_USAGE = ["^tax$"];
const TAKES_BACK = ["refund", "credit", "adjustment", "correction"];

type Name = keyof typeof COLUMNS;

const generation = (name: string, date: string, amount: string, cost: string): Generation => ({
  name,
  required: [date, amount, cost, "MeterName", "MeterCategory", "UnitOfMeasure"],
  optional: [...Object.values(COLUMNS).flat(), ...OTHERS],
});

/**
 * Azure Cost Management export: meters of Azure OpenAI and Foundry models. A meter's name abbreviates model, tokens and
 * scope; its unit is a thousand or a million tokens, or an hour. Dates are month first. Requests are not counted.
 */
export const azureCost: Format = {
  name: "azure-cost",
  kind: "usage",
  isKindByContent: true,
  containers: ["csv"],
  generations: COLUMNS.date.flatMap((date) =>
    COLUMNS.cost.flatMap((cost) =>
      COLUMNS.amount.map((amount) => generation(`${date}, ${amount}, ${cost}`, date, amount, cost)),
    ),
  ),
  read: readRow,
};

const at = (cells: Cells, name: Name): CellSource =>
  firstCell(cells, ...(COLUMNS[name] as readonly [string, ...string[]]));
const text = (cells: Cells, name: Name): Sql => at(cells, name).text;

function isUsage(cells: Cells): Sql {
  const category = text(cells, "category");
  const product = `concat_ws(' ', ${text(cells, "subcategory")}, ${text(cells, "product")}, ${text(cells, "meter")})`;
  const isModel = `(${matchesAny(product, MODEL_PRODUCTS)} OR ${matchesAny(text(cells, "meter"), TOKEN_METERS)})`;
  return `(${matchesAny(category, MODEL_CATEGORIES)} OR (${matchesAny(category, MIXED_CATEGORIES)} AND ${isModel}))
    AND NOT ${matchesAny(text(cells, "chargeType"), NO_USAGE)}`;
}

function readRow(cells: Cells): Reading {
  const date = at(cells, "date");
  const amount = at(cells, "amount");
  const cost = at(cells, "cost");
  const currency = at(cells, "currency");
  const billed: BilledQuantity = {
    ...{ column: amount.column, amount: amount.text, unit: text(cells, "unit"), usualExponent: 0 },
    ...{ isUsage: "is_usage", takesBack: "takes_back" },
  };
  const product = `concat_ws(' ', ${text(cells, "subcategory")}, ${text(cells, "product")})`;
  const meter = { name: "bill_meter", product: "bill_product" };
  const dimensions = meterDimensions(text(cells, "location"));
  const resource = `regexp_extract(${text(cells, "resource")}, '([^/]+)$', 1)`;
  return {
    moment: { ...date, at: `coalesce(month_first_moment(${date.text}), moment_as_written(${date.text}))` },
    prepared: { is_usage: isUsage(cells), takes_back: matchesAny(text(cells, "chargeType"), TAKES_BACK) },
    keyed: {
      by: {
        bill_meter: `CASE WHEN is_usage THEN ${meterOrUnknown(text(cells, "meter"))} END`,
        bill_unit: `CASE WHEN is_usage THEN ${billed.unit} END`,
        bill_product: `CASE WHEN is_usage THEN ${product} END`,
      },
      steps: [...meterSteps(meter), senseStep, ...unitSteps(billed)],
    },
    steps: [...quantitySteps(billed), { bill_tags: `CASE WHEN is_usage THEN ${tagsOf(text(cells, "tags"))} END` }],
    ignored: "NOT is_usage",
    counts: {},
    cost: { ...cost, mayBeNegative: "takes_back" },
    checks: [...quantityChecks(billed), ...currencyChecks(cells, currency.column, cost.text, "is_usage")],
    dimensions: {
      ...dimensions.dimensions,
      provider: "'azure'",
      project: `coalesce(nullif(${text(cells, "subscription")}, ''), ${text(cells, "subscriptionId")})`,
      tag: "bill_tags",
      app: `coalesce(nullif(${text(cells, "resourceName")}, ''), ${resource})`,
      currency: currencyOf(currency.text),
    },
    batch: dimensions.batch ?? "false",
    perRow: ["model", "tag", "serviceTier", "contextTier", "region", "batch"],
    quantities: meterQuantities.quantities,
    units: { ...meterQuantities.units, ...quantityUnits.units },
    fractionalUnits: quantityUnits.fractionalUnits,
    notices: quantityNotices,
  };
}
