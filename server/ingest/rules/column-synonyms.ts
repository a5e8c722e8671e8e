/** What a column may be of a mapping. */
export type ColumnRole =
  | "day"
  | "provider"
  | "model"
  | "input"
  | "cacheRead"
  | "cacheWrite5m"
  | "cacheWrite1h"
  | "output"
  | "reasoning"
  | "requests"
  | "failedRequests"
  | "requestId"
  | "cost"
  | "currency"
  | "project"
  | "apiKey"
  | "user"
  | "tag"
  | "promptName"
  | "app"
  | "region"
  | "serviceTier"
  | "contextTier"
  | "batch";

interface Synonyms {
  readonly role: ColumnRole;
  /** Words that must all be in the column's name; the earlier, the surer. */
  readonly names: readonly string[];
  /** Words that make it something else. */
  readonly not?: readonly string[];
}

const MONEY = ["cost", "price", "usd", "eur", "gbp", "amount", "spend", "charge", "kosten", "preis", "betrag", "rate"];
const PART = ["audio", "image", "video", "total", "limit", "text", "max"];
const CACHE = ["cache", "cached", "caching"];

/**
 * What exports call their columns, in English and the languages of neighbours. Roles in the order in which they choose: who
 * needs more words goes first, so that `cached input tokens` is taken before `input tokens` is looked for.
 */
export const COLUMN_SYNONYMS: readonly Synonyms[] = [
  { role: "cacheWrite1h", names: ["cache write 1h", "cache creation 1h", "write 1h"], not: MONEY },
  {
    role: "cacheWrite5m",
    names: ["cache write 5m", "cache creation 5m", "cache write", "cache creation", "cache writes", "written cache"],
    not: [...MONEY, "1h", "w/o", "without"],
  },
  {
    role: "cacheRead",
    names: [
      "cache read",
      "cache hit",
      "cache hits",
      "cached input",
      "cached prompt",
      "cached tokens",
      "cached",
      "tokens cached",
      "cache",
    ],
    not: [...MONEY, "write", "creation", "miss", "uncached", "rate", "enabled"],
  },
  {
    role: "reasoning",
    names: ["reasoning tokens", "thinking tokens", "reasoning", "thinking", "thoughts"],
    not: MONEY,
  },
  {
    role: "output",
    names: [
      "output tokens",
      "completion tokens",
      "generated tokens",
      "tokens out",
      "response tokens",
      "tokens completion",
    ].concat(["output", "completion", "generated", "ausgabe", "sortie", "salida", "tokens sortie"]),
    not: [...MONEY, ...PART, ...CACHE],
  },
  {
    role: "input",
    names: ["input tokens", "prompt tokens", "uncached input", "tokens in", "context tokens", "request tokens"].concat([
      "tokens prompt",
      "cache miss",
      "input",
      "prompt",
      "eingabe",
      "entree",
      "entrada",
    ]),
    not: [...MONEY, ...PART, "cached", "name", "id", "version", "read", "write", "hit", "text"],
  },
  {
    role: "failedRequests",
    names: ["failed requests", "errors", "failures", "error count", "failed"],
    not: ["rate", "message"],
  },
  { role: "requestId", names: ["request id", "generation id", "response id", "trace id", "call id", "uuid", "id"] },
  {
    role: "requests",
    names: [
      "requests",
      "request count",
      "api requests",
      "calls",
      "num requests",
      "api calls",
      "number of requests",
    ].concat(["anfragen", "aufrufe", "requetes", "invocations", "count"]),
    not: [...MONEY, "id", "token", "tokens", "failed", "error", "successful"],
  },
  { role: "currency", names: ["currency", "billing currency", "waehrung", "währung", "devise", "moneda"] },
  {
    role: "cost",
    names: [
      "total cost",
      "cost usd",
      "cost",
      "spend",
      "amount usd",
      "amount",
      "charge",
      "billed",
      "usd",
      "eur",
      "gbp",
    ].concat(["kosten", "betrag", "cout", "coût", "coste", "price"]),
    not: ["type", "center", "centre", "token", "tokens", "unit", "per", "list", "id", "input", "output", "cache"],
  },
  {
    role: "day",
    names: [
      "usage date",
      "date",
      "day",
      "timestamp",
      "start time",
      "created at",
      "time",
      "datetime",
      "datum",
      "tag utc",
    ].concat(["zeit", "jour", "fecha", "period start", "bucket", "hour", "created", "when", "month day"]),
    not: ["end", "update", "updated", "first", "latency", "ms", "zone", "to", "completion"],
  },
  {
    role: "provider",
    names: [
      "provider",
      "vendor",
      "provider name",
      "anbieter",
      "publisher",
      "llm provider",
      "fournisseur",
      "proveedor",
      "hersteller",
    ],
  },
  {
    role: "model",
    names: [
      "model",
      "model name",
      "model id",
      "model version",
      "modell",
      "modele",
      "modèle",
      "modelo",
      "deployment",
      "engine",
      "llm",
    ],
    not: ["provider", "group", "count", "vendor"],
  },
  { role: "promptName", names: ["prompt name", "prompt id", "template", "prompt template"] },
  {
    role: "apiKey",
    names: ["api key name", "api key", "key name", "api key id", "key", "token name", "schluessel", "schlüssel"],
    not: ["status"],
  },
  {
    role: "project",
    names: [
      "project",
      "project name",
      "workspace",
      "project id",
      "team",
      "cost center",
      "projekt",
      "projet",
      "proyecto",
      "kostenstelle",
      "department",
    ],
  },
  {
    role: "user",
    names: [
      "user",
      "user id",
      "user email",
      "email",
      "username",
      "end user",
      "benutzer",
      "nutzer",
      "member",
      "employee",
    ],
    not: ["agent"],
  },
  {
    role: "tag",
    names: ["tag", "tags", "label", "labels", "feature", "use case", "usecase", "workload"],
    not: ["utc"],
  },
  { role: "app", names: ["app", "application", "app name", "client", "anwendung"], not: ["id"] },
  { role: "region", names: ["region", "location", "geo", "zone"], not: ["time"] },
  { role: "batch", names: ["is batch", "batch"], not: ["id", "size", "count"] },
  { role: "serviceTier", names: ["service tier", "tier", "speed", "priority"], not: ["context"] },
  { role: "contextTier", names: ["context tier", "context window", "context length"] },
];

/** Whose models begin so. */
export const MODEL_FAMILIES: readonly (readonly [begins: RegExp, provider: string])[] = [
  [/^(gpt-|o[134](-|$)|chatgpt|text-embedding-|davinci|ft:gpt-)/i, "openai"],
  [/^claude/i, "anthropic"],
  [/^(gemini|gemma|palm)/i, "google"],
  [/^(mistral|mixtral|codestral|ministral|magistral)/i, "mistral"],
  [/^deepseek/i, "deepseek"],
  [/^(command|embed-|rerank)/i, "cohere"],
  [/^grok/i, "xai"],
];
