import { anthropicMoment, contextTierOf } from "./anthropic-usage";
import { cell, hasTimeOfDay, lowered, unless } from "./expressions";
import type { Format } from "./format";

const NOTHING = ["--", "not_available"];

/**
 * Cost export of the Anthropic Console: US dollars, each amount rounded to cents. The model is a display name
 * ("Claude Haiku 4.5"). A row for something that no model did, such as a web search, has `--` or nothing for its model and is kept
 * under its `cost_type`. Two rows alike in every key are two halves of one bill and are added up.
 */
export const anthropicCost: Format = {
  name: "anthropic-cost",
  kind: "cost",
  containers: ["csv"],
  generations: [
    {
      name: "console",
      required: ["usage_date_utc", "model", "token_type", "cost_usd"],
      optional: [
        ...["workspace", "api_key", "usage_type", "context_window", "cost_type", "inference_geo", "speed"],
        ...["list_price_usd", "api_key_id", "api_key_status"],
      ],
    },
  ],
  read: (cells) => {
    const date = cell(cells, "usage_date_utc");
    const model = cells.text("model");
    const costType = cells.text("cost_type");
    const usageType = cells.text("usage_type");
    const speed = cells.text("speed");
    return {
      moment: { ...date, at: anthropicMoment(date.text), tellsHour: hasTimeOfDay(date.text) },
      counts: {},
      cost: { ...cell(cells, "cost_usd"), mayBeNegative: true },
      checks: [
        {
          ...cell(cells, "cost_usd"),
          code: "bad-number",
          failed: `coalesce(trim(${cells.text("cost_usd")}), '') = ''`,
        },
      ],
      dimensions: {
        provider: "'anthropic'",
        model: `CASE WHEN ${model} = '--' THEN coalesce(${costType}, ${model}) ELSE coalesce(${model}, nullif(${costType}, 'token')) END`,
        project: unless(cells.text("workspace"), "--"),
        apiKey: unless(cells.text("api_key"), "--"),
        region: unless(cells.text("inference_geo"), ...NOTHING),
        serviceTier: `CASE WHEN ${speed} IS NULL OR ${speed} IN ('--', 'standard') THEN ${unless(usageType, "--")} ELSE ${speed} END`,
        contextTier: contextTierOf(cells.text("context_window")),
        currency: "'USD'",
      },
      batch: `${lowered(usageType)} = 'batch'`,
      quantities: {},
    };
  },
};
