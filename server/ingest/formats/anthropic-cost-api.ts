import { ANTHROPIC_TIMES, anthropicBucket } from "./anthropic-bucket";
import { contextTierOf } from "./anthropic-usage";
import { apiPages, PAGE_MEMBERS } from "./api-pages";
import { cell, lowered } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";

/**
 * Pages of Anthropic's cost API (`/v1/organizations/cost_report`): buckets of a day. An amount is a decimal text in cents,
 * `123.45` is $1.2345. What no model did, such as a web search, stands under its `cost_type`, as in the console's export.
 * Priority Tier is not in these reports.
 */
export const anthropicCostApi: Format = {
  name: "anthropic-cost-api",
  kind: "cost",
  containers: ["json"],
  nesting: apiPages(["results"], ANTHROPIC_TIMES),
  generations: [
    {
      name: "cents",
      required: ["starting_at", "amount", "currency"],
      optional: [
        ...PAGE_MEMBERS,
        ...["ending_at", "workspace_id", "description", "cost_type", "context_window", "model", "service_tier"],
        ...["token_type", "inference_geo", "speed", "api_key_id"],
      ],
    },
    { name: "no costs", required: ANTHROPIC_TIMES, optional: PAGE_MEMBERS, exact: true },
  ],
  read: readRow,
};

/** A hundredth of `cents`, exactly; what is no decimal comes back as it was written. */
const hundredth = (cents: Sql, written: Sql): Sql => `coalesce(plain_amount(${cents} || 'e-2'), ${written})`;

function readRow(cells: Cells): Reading {
  const amount = cells.text("amount");
  const currency = cells.text("currency");
  const model = cells.text("model");
  const costType = cells.text("cost_type");
  const saysNothing = `${amount} IS NULL AND ${currency} IS NULL AND ${model} IS NULL AND ${costType} IS NULL`;
  return {
    moment: anthropicBucket.moment(cells),
    // First without its exponent, which a hundredth is then made of: 1.5e2 cents are $1.50.
    prepared: { cents: `plain_amount(${amount})` },
    steps: [{ dollars: hundredth("cents", amount) }],
    counts: {},
    cost: { column: "amount", text: "dollars", written: amount, mayBeNegative: true },
    checks: [
      { ...cell(cells, "amount"), code: "bad-number", failed: `coalesce(trim(${amount}), '') = ''` },
      { ...cell(cells, "currency"), code: "missing-currency", failed: `${currency} IS NULL` },
      { ...cell(cells, "currency"), code: "bad-currency", failed: `strlen(trim(${currency})) <> 3` },
    ],
    dimensions: {
      provider: "'anthropic'",
      model: `CASE WHEN NOT (${saysNothing}) THEN ${modelOf(cells)} END`,
      ...anthropicBucket.dimensions(cells),
      contextTier: contextTierOf(cells.text("context_window")),
      currency: `upper(trim(${currency}))`,
    },
    perRow: ["model"],
    batch: `${lowered(cells.text("service_tier"))} = 'batch'`,
    quantities: {},
    isEmpty: saysNothing,
  };
}

/** Reports that are not grouped by description name nothing: `unknown`. Descriptions begin with the model's display name. */
const modelOf = (cells: Cells): Sql =>
  `coalesce(${cells.text("model")}, nullif(${cells.text("cost_type")}, 'tokens'),
    nullif(regexp_extract(${cells.text("description")}, '^(.+?) Usage', 1), ''), 'unknown')`;
