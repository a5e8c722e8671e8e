import { cell } from "./expressions";
import type { Cells, Format, Reading } from "./format";
import { openaiLineItem } from "./openai-line-item";
import { OPENAI_TIMES, openaiMoment } from "./openai-moment";

/**
 * Cost export of the OpenAI dashboard (`cost_….csv`, also tab-separated): a row a bucket and grouping, amounts with up to
 * 36 decimals. There is no model column: it is the beginning of `line_item`, where the export was grouped by it. Buckets
 * without a cost stop after their times. Credits are negative.
 */
export const openaiCost: Format = {
  name: "openai-cost",
  kind: "cost",
  containers: ["csv"],
  generations: [
    {
      name: "amounts",
      required: ["start_time", "amount_value", "amount_currency"],
      optional: [
        ...OPENAI_TIMES.slice(1),
        ...["quantity", "quantity_unit", "line_item", "user_id", "user_email", "api_key_id", "api_key_name"],
        ...["project_id", "project_name", "organization_id", "organization_name", "api_source"],
      ],
      shortRow: OPENAI_TIMES,
    },
    { name: "no costs", required: OPENAI_TIMES, optional: [], exact: true },
  ],
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const amount = cells.text("amount_value");
  const currency = cells.text("amount_currency");
  const lineItem = openaiLineItem(cells.text("line_item"));
  const saysNothing = `${amount} IS NULL AND ${cells.text("line_item")} IS NULL`;
  return {
    moment: openaiMoment(cells),
    counts: {},
    cost: { ...cell(cells, "amount_value"), mayBeNegative: true },
    checks: [
      { ...cell(cells, "amount_value"), code: "bad-number", failed: `coalesce(trim(${amount}), '') = ''` },
      { ...cell(cells, "amount_currency"), code: "missing-currency", failed: `${currency} IS NULL` },
      { ...cell(cells, "amount_currency"), code: "bad-currency", failed: `strlen(trim(${currency})) <> 3` },
    ],
    dimensions: {
      provider: "'openai'",
      // A bucket without a cost names nothing.
      model: `CASE WHEN NOT (${saysNothing}) THEN ${lineItem.model} END`,
      project: `coalesce(${cells.text("project_id")}, ${cells.text("project_name")})`,
      apiKey: `coalesce(${cells.text("api_key_id")}, ${cells.text("api_key_name")})`,
      userKey: `coalesce(${cells.text("user_id")}, ${cells.text("user_email")})`,
      tag: lineItem.part,
      currency: `upper(trim(${currency}))`,
    },
    quantities: {},
    isEmpty: saysNothing,
  };
}
