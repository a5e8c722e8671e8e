import { cell, inside, momentOf } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";
import { providerOfModel } from "./provider-of-model";
import { unescapedJson } from "./unescaped-json";

const COLUMNS = [
  ...["response_id", "response_created_at", "response_status", "request_created_at", "request_properties"],
  ...["request_user_id", "model", "prompt_tokens", "completion_tokens", "latency", "cost", "request_id", "provider"],
  ...["request_path", "total_tokens", "feedback"],
];
const BODIES = ["request_body", "response_body"];

/** Properties that people give to say what a request is for, and which app it came from; the first that is there counts. */
const FEATURE = ["feature", "Feature", "use_case", "useCase", "task", "tag", "Tag"];
const APP = ["app", "App", "application", "service"];
const PROMPT = ["Helicone-Prompt-Id", "prompt_id", "promptId", "prompt"];
const PROPERTIES = [...FEATURE, ...APP, ...PROMPT];

/**
 * Helicone's request export, a row a request; no cached tokens. The properties are JSON whose quotes are escaped twice.
 * Requests and responses are cut out. An answer of another status than 2xx or 3xx is a failed request.
 */
export const helicone: Format = {
  name: "helicone",
  kind: "usage",
  containers: ["csv", "json-lines"],
  bodies: BODIES,
  generations: [
    {
      name: "requests",
      required: ["request_created_at", "model", "prompt_tokens", "completion_tokens", "response_status"],
      optional: [...COLUMNS, ...BODIES],
    },
  ],
  read: readRow,
};

const firstOf = (names: readonly string[]): Sql =>
  `coalesce(${names.map((name) => `nullif(properties_told[${PROPERTIES.indexOf(name) + 1}], '')`).join(", ")}, '')`;

function readRow(cells: Cells): Reading {
  const created = cell(cells, "request_created_at");
  const status = `TRY_CAST(${cells.text("response_status")} AS INTEGER)`;
  const properties = unescapedJson(cells.text("request_properties"));
  return {
    moment: { ...created, at: momentOf(created.text), tellsHour: "true" },
    prepared: {
      properties_told: inside(
        `(${properties})`,
        PROPERTIES.map((name) => `$."${name}"`),
      ),
    },
    counts: { prompted: cell(cells, "prompt_tokens"), answered: cell(cells, "completion_tokens") },
    cost: cell(cells, "cost"),
    checks: [],
    dimensions: {
      provider: providerOfModel(cells.text("model"), "unknown"),
      model: cells.text("model"),
      userKey: cells.text("request_user_id"),
      tag: firstOf(FEATURE),
      app: firstOf(APP),
      promptName: firstOf(PROMPT),
      currency: "'USD'",
    },
    perRow: ["tag", "app", "promptName"],
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN ${status} NOT BETWEEN 200 AND 399 THEN 1 ELSE 0 END`,
      uncachedInput: "prompted",
      output: "answered",
    },
    identity: {
      column: "response_id",
      id: cells.text("response_id"),
      content: COLUMNS.filter((column) => column !== "response_id" && cells.has(column)).map(cells.text),
    },
    // A request that failed before a model was chosen.
    isEmpty: `${cells.text("model")} IS NULL AND prompted = 0 AND answered = 0`,
  };
}
