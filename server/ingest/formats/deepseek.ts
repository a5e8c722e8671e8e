import { cell, firstCell, lowered } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";

const KINDS = {
  request_count: "requests",
  input_cache_miss_tokens: "uncachedInput",
  input_cache_hit_tokens: "cacheRead",
  output_tokens: "output",
} as const;

/** A time with its zone, a day, or a day without hyphens (`20260725`), as older exports have it. */
const momentOf = (text: Sql): Sql =>
  `CASE WHEN regexp_full_match(${text}, '[0-9]{8}')
    THEN moment_of(concat_ws('-', substr(${text}, 1, 4), substr(${text}, 5, 2), substr(${text}, 7, 2))) ELSE moment_of(${text}) END`;

const OWNER = ["user_id", "end_time_iso"];
const AMOUNTS = ["model", "type", "amount"];
const COSTS = ["model", "cost", "currency"];
const MORE_AMOUNTS = [...OWNER, "api_key_name", "api_key", "price"];
const MORE_COSTS = [...OWNER, "wallet_type"];

/**
 * The two files in DeepSeek's usage archive. Amounts are long: a row a kind of usage (`request_count`, tokens that hit or
 * missed the cache, output), which together are one key's day. Costs are in yuan or US dollars and by model. Times may
 * have a zone; a day in Beijing begins on the UTC day before.
 */
export const deepseek: Format = {
  name: "deepseek",
  kind: "usage",
  containers: ["csv"],
  generations: [
    { name: "amounts", required: ["start_time_iso", ...AMOUNTS], optional: MORE_AMOUNTS },
    { name: "amounts by utc_date", required: ["utc_date", ...AMOUNTS], optional: MORE_AMOUNTS },
    { name: "costs", kind: "cost", required: ["start_time_iso", ...COSTS], optional: MORE_COSTS },
    { name: "costs by utc_date", kind: "cost", required: ["utc_date", ...COSTS], optional: MORE_COSTS },
  ],
  read: (cells) => (cells.has("cost") ? readCost(cells) : readAmount(cells)),
};

function readAmount(cells: Cells): Reading {
  const type = lowered(cells.text("type"));
  const amountOf = (kind: keyof typeof KINDS, otherwise: string): Sql =>
    `CASE WHEN ${type} = '${kind}' THEN told ELSE ${otherwise} END`;
  return {
    ...shared(cells),
    counts: { told: cell(cells, "amount") },
    checks: [
      {
        ...cell(cells, "type"),
        code: "unknown-usage-type",
        failed: `coalesce(${type} NOT IN (${Object.keys(KINDS)
          .map((kind) => `'${kind}'`)
          .join(", ")}), true)`,
      },
    ],
    dimensions: {
      ...shared(cells).dimensions,
      // The name; the key itself is only there with its middle left out.
      apiKey: `coalesce(${cells.text("api_key_name")}, ${cells.text("api_key")})`,
    },
    quantities: {
      requests: amountOf("request_count", "NULL"),
      uncachedInput: amountOf("input_cache_miss_tokens", "0"),
      cacheRead: amountOf("input_cache_hit_tokens", "0"),
      output: amountOf("output_tokens", "0"),
    },
  };
}

function readCost(cells: Cells): Reading {
  const cost = cell(cells, "cost");
  const currency = cell(cells, "currency");
  return {
    ...shared(cells),
    counts: {},
    cost: { ...cost, mayBeNegative: true },
    checks: [
      { ...cost, code: "bad-number", failed: `coalesce(trim(${cost.text}), '') = ''` },
      { ...currency, code: "missing-currency", failed: `${currency.text} IS NULL` },
      { ...currency, code: "bad-currency", failed: `strlen(trim(${currency.text})) <> 3` },
    ],
    dimensions: {
      ...shared(cells).dimensions,
      tag: cells.text("wallet_type"),
      currency: `upper(trim(${currency.text}))`,
    },
    quantities: {},
  };
}

function shared(cells: Cells): Pick<Reading, "moment" | "dimensions"> {
  const start = firstCell(cells, "start_time_iso", "utc_date");
  const until = cells.text("end_time_iso");
  return {
    moment: {
      ...start,
      at: momentOf(start.text),
      tellsHour: `coalesce(${momentOf(until)} - ${momentOf(start.text)} <= INTERVAL 1 HOUR, false)`,
    },
    dimensions: { provider: "'deepseek'", model: cells.text("model"), userKey: cells.text("user_id") },
  };
}
