import {
  FAMILY_OF_PRODUCT,
  LONG_CONTEXTS,
  METER_REWRITES,
  METER_WORDS,
  MODEL_NAMES,
  MODEL_SPELLINGS,
  SNAPSHOTS,
  type MeterRole,
} from "@/server/meters/meter-words";

/** What of a model an Azure meter sells. */
export type AzureMeterPart =
  "input" | "cacheRead" | "cacheWrite5m" | "cacheWrite1h" | "output" | "training" | "hosting";
/** What an Azure meter's abbreviated name says it measures. */
export interface AzureMeter {
  readonly model: string;
  readonly part: AzureMeterPart;
  readonly sense: "text" | "audio" | "image";
  readonly scope: "global" | "data zone" | "region";
  readonly tier: "standard" | "batch" | "flex" | "priority";
  /** The last context that does not pay this price; null for the base price. */
  readonly above: number | null;
}

type Rewrites = readonly (readonly [pattern: string, replacement: string])[];

const EVERY_WORD = new Set<string>(Object.values(METER_WORDS).flat());

const rewritten = (text: string, rewrites: Rewrites): string =>
  rewrites.reduce(
    (spelt, [pattern, to]) => spelt.replace(new RegExp(pattern, "g"), to.replace(/\\(\d)/g, "$$$1")),
    text,
  );
const firstOf = (text: string, table: Rewrites): string | undefined =>
  table.find(([pattern]) => new RegExp(pattern).test(text))?.[1];

/**
 * Reads names such as `gpt 4.1 Inp glbl Tokens`, `gpt 4o 1120 cached Inp glbl Tokens`, `5.5 LongCo inp Gl 1M Tokens` by the
 * words that bills are read by, so that both lead to one model. `product` tells whose models a bare version is of. `null` for
 * what is not surely one model's tokens, training or hosting.
 */
export function readAzureMeter(name: string, product = ""): AzureMeter | null {
  const words = rewritten(name.trim().toLowerCase(), METER_REWRITES)
    .split(/[^a-z0-9.:]+/)
    .filter((word) => word !== "");
  const says = (...roles: readonly MeterRole[]): boolean =>
    roles.some((role) => words.some((word) => (METER_WORDS[role] as readonly string[]).includes(word)));
  // Reserved throughput, the developer tier and graders are sold on terms that a price per token does not tell.
  if (says("provisioned", "developer") || words.includes("grader")) return null;
  const plain = modelOf(words, product);
  const part = plain === null ? null : partOf(says, plain);
  if (plain === null || part === null || (part === "hosting" && !says("tuned"))) return null;
  const above = says("longContext") ? boundOf(plain) : null;
  if (above === undefined) return null;
  return {
    model: says("tuned") && !plain.startsWith("ft:") ? `ft:${plain}` : plain,
    part,
    sense: says("audio") ? "audio" : says("image") ? "image" : "text",
    scope: part === "hosting" || says("global") ? "global" : says("dataZone") ? "data zone" : "region",
    tier: says("batch") ? "batch" : says("priority") ? "priority" : says("flex") ? "flex" : "standard",
    above,
  };
}

type Says = (...roles: readonly MeterRole[]) => boolean;

function partOf(says: Says, model: string): AzureMeterPart | null {
  if (says("hosting")) return "hosting";
  if (says("training")) return "training";
  if (says("cached") && says("written")) return says("longLived") ? "cacheWrite1h" : "cacheWrite5m";
  if (says("cached")) return says("output") ? null : "cacheRead";
  if (says("output")) return "output";
  return says("input") || model.includes("embed") ? "input" : null;
}

/** The model as its maker calls it; `null` where the rest of the words is none. */
function modelOf(words: readonly string[], product: string): string | null {
  const own = words.filter((word) => !EVERY_WORD.has(word)).join("-");
  const family = /^v?\d/.test(own) ? (firstOf(product.toLowerCase(), FAMILY_OF_PRODUCT) ?? "gpt") : undefined;
  const named = family === undefined ? own.replace(/^(?=(?:opus|sonnet|haiku)-)/, "claude-") : `${family}-${own}`;
  const spelt = rewritten(named, MODEL_SPELLINGS);
  const dated = Object.hasOwn(SNAPSHOTS, spelt) ? (SNAPSHOTS[spelt] ?? spelt) : spelt;
  return new RegExp(`^(${MODEL_NAMES.join("|")})`).test(dated) ? dated : null;
}

/** Where long contexts of a model begin; undefined where nobody says. */
function boundOf(model: string): number | undefined {
  const bound = firstOf(model, LONG_CONTEXTS);
  return bound === undefined ? undefined : Number(bound.replace("k", "")) * 1_000;
}
