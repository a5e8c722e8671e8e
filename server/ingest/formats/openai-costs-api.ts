import { apiPages, BUCKET_TIMES, PAGE_MEMBERS } from "./api-pages";
import { cell } from "./expressions";
import type { Cells, Format, Reading } from "./format";
import { openaiLineItem } from "./openai-line-item";
import { openaiMoment } from "./openai-moment";

/**
 * Pages of OpenAI's costs API (`/v1/organization/costs`): buckets of a day. Amounts are JSON numbers, kept digit by digit;
 * the currency is in lower case. A model is named by the line item alone, which is null unless the caller grouped by it.
 */
export const openaiCostsApi: Format = {
  name: "openai-costs-api",
  kind: "cost",
  containers: ["json"],
  nesting: apiPages(["result", "results"], BUCKET_TIMES),
  generations: [
    {
      name: "amounts",
      required: ["start_time", "amount.value"],
      optional: [
        ...PAGE_MEMBERS,
        ...["end_time", "start_time_iso", "end_time_iso", "amount.currency", "line_item", "quantity", "quantity_unit"],
        ...["project_id", "project_name", "api_key_id", "organization_id", "organization_name", "user_id"],
      ],
    },
    { name: "no costs", required: [...BUCKET_TIMES], optional: PAGE_MEMBERS, exact: true },
  ],
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const amount = cells.text("amount.value");
  const currency = cells.text("amount.currency");
  const lineItem = openaiLineItem(cells.text("line_item"));
  const saysNothing = `${amount} IS NULL AND ${currency} IS NULL AND ${cells.text("line_item")} IS NULL`;
  return {
    moment: openaiMoment(cells),
    counts: {},
    cost: { ...cell(cells, "amount.value"), mayBeNegative: true },
    checks: [
      { ...cell(cells, "amount.value"), code: "bad-number", failed: `coalesce(trim(${amount}), '') = ''` },
      { ...cell(cells, "amount.currency"), code: "missing-currency", failed: `${currency} IS NULL` },
      { ...cell(cells, "amount.currency"), code: "bad-currency", failed: `strlen(trim(${currency})) <> 3` },
    ],
    dimensions: {
      provider: "'openai'",
      // A bucket without a cost names nothing.
      model: `CASE WHEN NOT (${saysNothing}) THEN ${lineItem.model} END`,
      project: `coalesce(${cells.text("project_id")}, ${cells.text("project_name")})`,
      apiKey: cells.text("api_key_id"),
      userKey: cells.text("user_id"),
      tag: lineItem.part,
      currency: `upper(trim(${currency}))`,
    },
    perRow: ["model"],
    quantities: {},
    isEmpty: saysNothing,
  };
}
