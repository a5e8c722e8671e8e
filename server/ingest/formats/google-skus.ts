/**
 * What Google's billing export calls the use of a model. A row is AI usage if its service sells models and its SKU names
 * one; every other row is ignored. Patterns are read over the SKU in lower case, `-` and `_` as blanks; the first that
 * fits decides, so that Flash Lite stands before Flash.
 */

/** Services that sell models, by id: Vertex AI, and the Gemini API (Generative Language). */
export const VERTEX_SERVICE = "C7E2-9256-1C43";
export const AI_SERVICES = [VERTEX_SERVICE, "AEFD-7695-64FA"];
/** The same by name, and those of partners, whose models are services of their own. */
export const AI_SERVICE_NAMES =
  "vertex ai|gemini api|generative language|agent platform|claude|anthropic|mistral|codestral|llama|jamba|ai21|deepseek|qwen|gpt oss|gemma|kimi|minimax|glm|grok";

const VERSION = "([0-9]+(?:\\.[0-9]+)?)";
/** Makers whose models stand in a SKU before what was used of them. */
const OTHER_FAMILIES = "llama|mistral|codestral|ministral|jamba|deepseek|qwen|gpt oss|gemma|kimi|minimax|glm|grok";

/** Models by the words of a SKU; what is replaced becomes the id, with `-` for blanks. */
export const MODELS: readonly (readonly [pattern: string, id: string])[] = [
  [`gemini ${VERSION} flash lite`, "gemini-\\1-flash-lite"],
  [`gemini flash lite ${VERSION}`, "gemini-\\1-flash-lite"],
  [`gemini ${VERSION} flash (?:native )?image (?:ga|generation|preview)`, "gemini-\\1-flash-image"],
  [`gemini ${VERSION} flash (?:live|native audio)`, "gemini-\\1-flash-live"],
  [`gemini ${VERSION} (flash|pro) (?:preview )?tts`, "gemini-\\1-\\2-tts"],
  [`gemini ${VERSION} flash`, "gemini-\\1-flash"],
  [`gemini flash ${VERSION}`, "gemini-\\1-flash"],
  [`gemini ${VERSION} pro image`, "gemini-\\1-pro-image"],
  [`gemini ${VERSION} (pro|ultra|nano)`, "gemini-\\1-\\2"],
  [`gemini (pro|ultra|nano) ${VERSION}`, "gemini-\\2-\\1"],
  // What is new is called as its SKU calls it.
  [
    `gemini ${VERSION} ([a-z][a-z ]*?) (?:(?:ga|preview|text|audio|image|video|batch|cached|thinking|long|short) )*(?:input|output|cach|token)`,
    "gemini-\\1-\\2",
  ],
  ["gemini embedding ([0-9]+)", "gemini-embedding-\\1"],
  ["gemini embedding", "gemini-embedding-001"],
  ["text multilingual embedding ([0-9]+)", "text-multilingual-embedding-\\1"],
  ["text embedding ([0-9]+)", "text-embedding-\\1"],
  ["text ?embedding gecko", "textembedding-gecko"],
  ["multimodal ?embedding", "multimodalembedding"],
  [`imagen ${VERSION} (fast|ultra)`, "imagen-\\1-\\2"],
  [`imagen ${VERSION}`, "imagen-\\1"],
  [`veo ${VERSION} (fast|lite)`, "veo-\\1-\\2"],
  [`veo ${VERSION}`, "veo-\\1"],
  [`claude (opus|sonnet|haiku|instant) ${VERSION}`, "claude-\\1-\\2"],
  [`claude ${VERSION} (opus|sonnet|haiku)`, "claude-\\1-\\2"],
  [`((?:${OTHER_FAMILIES})[ a-z0-9.]*?) (?:text |batch |cached? )*(?:input|output|cache|prompt|token)`, "\\1"],
];

/** What of a model was used. `unmetered` costs and is counted in nothing that is valued: storage, tuning, reservations. */
export type SkuUse =
  "unmetered" | "search" | "write1h" | "write5m" | "cached" | "reasoning" | "output" | "input" | "images" | "seconds";
export const USES: readonly (readonly [pattern: string, use: SkuUse])[] = [
  ["(?:caching|cache|cached).* storage|storage.* cach", "unmetered"],
  ["tuning|training|provisioned|throughput", "unmetered"],
  ["grounding|google search|web search", "search"],
  ["cache writ.*(?:1 ?h|60 ?m)|(?:1 ?h|60 ?m).*cache writ", "write1h"],
  ["cache writ|cache creat", "write5m"],
  ["cach", "cached"],
  ["thinking(?: text)? output|output.*thinking on|thinking on.*output|reasoning", "reasoning"],
  ["output|response|completion", "output"],
  ["input|prompt|embedding", "input"],
  ["imagen", "images"],
  ["veo", "seconds"],
];

/** Media other than text; their tokens have prices of their own. */
export const MEDIA = ["audio", "image", "video"] as const;

/** Side of a price's context bound, by the words of a SKU. */
export const CONTEXTS: readonly (readonly [pattern: string, tier: string])[] = [
  ["\\blong\\b|> ?200k|above 200k|200k\\+", "> 200k"],
  ["\\bshort\\b|(?:<=|≤|up to) ?200k", "≤ 200k"],
];

/** Tiers of service, by the words of a SKU. */
export const TIERS: readonly (readonly [pattern: string, tier: string])[] = [
  ["\\bflex\\b", "flex"],
  ["\\bpriority\\b", "priority"],
];

/** Units that stand for tokens: Google calls them counts or requests. */
export const TOKEN_UNITS = ["", "count", "counts", "request", "requests", "token", "tokens"];

/** Models of Vertex AI that were sold by the character. */
export const BY_CHARACTER = "gemini 1\\.[05]|gemini 1\\b";
