import { cell, hasTimeOfDay, lowered, momentOf } from "./expressions";
import type { Cells, Format, Reading } from "./format";

const COUNTS = [
  ...["requests", "failed_requests", "uncached_input", "cache_read", "cache_write_5m", "cache_write_1h"],
  ...["output", "reasoning"],
];
const UNIT = "units.";

/**
 * The product's own CSV, documented in the room's README: a row a day, or a row a time, in disjoint buckets. Columns
 * `units.NAME` hold whole numbers of anything else that is billed. An empty `requests` is unknown, not 0.
 */
export const canonical: Format = {
  name: "canonical",
  kind: "usage",
  containers: ["csv", "json-lines"],
  generations: [
    {
      name: "canonical",
      required: ["day", "provider", "model", "uncached_input", "output"],
      optional: [
        ...COUNTS,
        ...["project", "api_key", "user", "tag", "prompt_name", "app", "region", "service_tier", "batch"],
        ...["context_tier", "reported_cost", "currency"],
      ],
      optionalPrefixes: [UNIT],
    },
  ],
  read: readRow,
};

const known = (cells: Cells, column: string): string =>
  cells.has(column) ? `CASE WHEN ${cells.text(column)} IS NOT NULL THEN ${column} END` : "NULL";

function readRow(cells: Cells): Reading {
  const day = cell(cells, "day");
  const units = cells.startingWith(UNIT).map((column, index) => ({ column, count: `unit_${index}` }));
  const currency = `upper(trim(${cells.text("currency")}))`;
  const cost = cells.text("reported_cost");
  return {
    moment: { ...day, at: momentOf(day.text), tellsHour: hasTimeOfDay(day.text) },
    counts: Object.fromEntries([
      ...COUNTS.map((column) => [column, cell(cells, column)] as const),
      ...units.map(({ column, count }) => [count, cell(cells, column)] as const),
    ]),
    cost: cell(cells, "reported_cost"),
    checks: [
      {
        ...cell(cells, "currency"),
        code: "missing-currency",
        failed: `${cost} IS NOT NULL AND ${cells.text("currency")} IS NULL`,
      },
      {
        ...cell(cells, "currency"),
        code: "bad-currency",
        failed: `strlen(${cells.text("currency")}) <> 3`,
      },
      ...(cells.has("requests") && cells.has("failed_requests")
        ? [
            {
              ...cell(cells, "failed_requests"),
              code: "part-above-whole",
              failed: `failed_requests > requests AND ${cells.text("requests")} IS NOT NULL`,
            },
          ]
        : []),
    ],
    dimensions: {
      provider: `coalesce(nullif(${lowered(cells.text("provider"))}, ''), 'unknown')`,
      model: cells.text("model"),
      project: cells.text("project"),
      apiKey: cells.text("api_key"),
      userKey: cells.text("user"),
      tag: cells.text("tag"),
      promptName: cells.text("prompt_name"),
      app: cells.text("app"),
      region: cells.text("region"),
      serviceTier: cells.text("service_tier"),
      contextTier: cells.text("context_tier"),
      currency,
    },
    batch: `${lowered(cells.text("batch"))} IN ('true', 't', '1', 'yes')`,
    quantities: {
      requests: known(cells, "requests"),
      failedRequests: known(cells, "failed_requests"),
      uncachedInput: "uncached_input",
      cacheRead: "cache_read",
      cacheWrite5m: "cache_write_5m",
      cacheWrite1h: "cache_write_1h",
      output: "output",
      reasoning: "reasoning",
    },
    units: Object.fromEntries(units.map(({ column, count }) => [column.slice(UNIT.length), count])),
  };
}
