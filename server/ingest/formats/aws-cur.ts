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
import { firstCell, literal, momentOf } from "./expressions";
import type { Cells, CellSource, Format, Reading, Sql } from "./format";
import { meterDimensions, meterQuantities, meterSteps, senseStep } from "./meter";

/** Names of the columns that are read, as CUR 2.0 has them and as the legacy report writes them. */
const COLUMNS = {
  usageType: ["line_item_usage_type", "lineItem/UsageType"],
  amount: ["line_item_usage_amount", "lineItem/UsageAmount"],
  start: ["line_item_usage_start_date", "lineItem/UsageStartDate"],
  lineType: ["line_item_line_item_type", "lineItem/LineItemType"],
  product: ["line_item_product_code", "lineItem/ProductCode"],
  cost: ["line_item_unblended_cost", "lineItem/UnblendedCost"],
  currency: ["line_item_currency_code", "lineItem/CurrencyCode"],
  account: ["line_item_usage_account_id", "lineItem/UsageAccountId"],
  accountName: ["line_item_usage_account_name", "lineItem/UsageAccountName"],
  resource: ["line_item_resource_id", "lineItem/ResourceId"],
  description: ["line_item_line_item_description", "lineItem/LineItemDescription"],
  principal: ["line_item_iam_principal", "lineItem/IamPrincipal"],
  unit: ["pricing_unit", "pricing/unit"],
  region: ["product_region_code", "product/regionCode"],
  regionName: ["product_region", "product/region"],
  productName: ["product_product_name", "product/ProductName"],
  productMap: ["product", "product"],
  tags: ["resource_tags", "resourceTags"],
} as const;
const REQUIRED = ["usageType", "amount", "start", "lineType", "product", "cost"] as const;
const TAG_COLUMNS = ["resource_tags_user_", "resourceTags/user:"];
const PREFIXES = [
  ...[
    "line_item_",
    "lineitem/",
    "product_",
    "product/",
    "pricing_",
    "pricing/",
    "bill_",
    "bill/",
    "identity_",
    "identity/",
  ],
  ...[
    "reservation_",
    "reservation/",
    "savings_plan_",
    "savingsplan/",
    "resource_tags_",
    "resourcetags/",
    "discount",
    "cost_category",
  ],
  ...[
    "costcategory/",
    "split_line_item_",
    "splitlineitem/",
    "capacity_reservation_",
    "capacityreservation/",
    "iamprincipal/",
    "iam_principal",
  ],
];
const OTHERS = ["tags", "invoice_id", "year", "month"];

/** Whose rows are AI usage, by product code, and marketplace products by the name under which Bedrock sells them. */
const PRODUCTS = ["^amazonbedrock"];
const PRODUCT_NAMES = ["\\(amazon bedrock edition\\)"];
/** Kinds of line that are no usage even of these. */
const NO_USAGE = ["^tax$"];
/** Kinds of line that take back what others brought. */
const TAKES_BACK = ["credit", "refund", "discount$", "negation"];

type Name = keyof typeof COLUMNS;
const all = Object.values(COLUMNS);

/**
 * AWS Cost and Usage Report, 2.0 and legacy: lines for Bedrock. The usage type tells model, tokens and tier; amounts are
 * in thousands of tokens unless the pricing unit says otherwise. Requests are not counted.
 */
export const awsCur: Format = {
  name: "aws-cur",
  kind: "usage",
  isKindByContent: true,
  containers: ["csv"],
  generations: [0, 1].map((spelling) => ({
    name: spelling === 0 ? "2.0" : "legacy",
    required: REQUIRED.map((name) => COLUMNS[name][spelling] ?? ""),
    optional: [...all.map((names) => names[spelling] ?? ""), ...OTHERS],
    optionalPrefixes: PREFIXES,
  })),
  read: readRow,
};

const at = (cells: Cells, name: Name): CellSource => firstCell(cells, ...(COLUMNS[name] as readonly [string, string]));
const text = (cells: Cells, name: Name): Sql => at(cells, name).text;

/** Tags stand in one map, or in a column each. */
function tagText(cells: Cells): Sql {
  const columns = TAG_COLUMNS.flatMap((prefix) =>
    cells.startingWith(prefix).map((column) => [column.slice(prefix.length), column] as const),
  ).sort(([left], [right]) => (left < right ? -1 : 1));
  if (columns.length === 0) return tagsOf(text(cells, "tags"));
  const told = columns.map(([name, column]) => {
    const value = cells.text(column);
    return `CASE WHEN ${value} <> '' THEN ${literal(`${name}=`)} || ${value} END`;
  });
  return `left(concat_ws('; ', ${told.join(", ")}), 500)`;
}

function productName(cells: Cells): Sql {
  const inMap = `TRY(json_extract_string(${text(cells, "productMap")}, '$.product_name'))`;
  return `coalesce(${text(cells, "productName")}, ${inMap}, '')`;
}

const unitOf = (cells: Cells): Sql =>
  marketplaceUnit(text(cells, "usageType"), text(cells, "description"), text(cells, "unit"));

function readRow(cells: Cells): Reading {
  const start = at(cells, "start");
  const amount = at(cells, "amount");
  const cost = at(cells, "cost");
  const currency = at(cells, "currency");
  const usageType = text(cells, "usageType");
  const takesBack = "takes_back";
  const billed: BilledQuantity = {
    ...{ column: amount.column, amount: amount.text, unit: unitOf(cells), usualExponent: 3 },
    ...{ isUsage: "is_usage", takesBack, countsOnlyBelowZero: takesBack },
  };
  const meter = { name: "bill_meter", model: "bedrock_model", rest: bedrockRest("bill_meter") };
  const dimensions = meterDimensions(`coalesce(${text(cells, "region")}, ${text(cells, "regionName")})`);
  const profile = `regexp_extract(${text(cells, "resource")}, 'application-inference-profile/([^/]+)$', 1)`;
  return {
    moment: { ...start, at: momentOf(start.text) },
    prepared: {
      is_usage: `(${matchesAny(text(cells, "product"), PRODUCTS)} OR ${matchesAny(productName(cells), PRODUCT_NAMES)})
        AND NOT ${matchesAny(text(cells, "lineType"), NO_USAGE)}`,
      takes_back: matchesAny(text(cells, "lineType"), TAKES_BACK),
    },
    keyed: {
      by: {
        bill_meter: `CASE WHEN is_usage THEN ${meterOrUnknown(usageType)} END`,
        bill_unit: `CASE WHEN is_usage THEN ${billed.unit} END`,
        bill_product: `CASE WHEN is_usage THEN ${productName(cells)} END`,
      },
      steps: [
        {
          bedrock_model: bedrockModelOf("bill_meter", "bill_product"),
        },
        ...meterSteps(meter),
        senseStep,
        ...unitSteps(billed),
      ],
    },
    steps: [...quantitySteps(billed), { bill_tags: `CASE WHEN is_usage THEN ${tagText(cells)} END` }],
    ignored: "NOT is_usage",
    counts: {},
    cost: { ...cost, mayBeNegative: takesBack },
    checks: [...quantityChecks(billed), ...currencyChecks(cells, currency.column, cost.text, "is_usage")],
    dimensions: {
      ...dimensions.dimensions,
      provider: "'bedrock'",
      project: `coalesce(nullif(${text(cells, "accountName")}, ''), ${text(cells, "account")})`,
      userKey: text(cells, "principal"),
      tag: "bill_tags",
      app: profile,
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
