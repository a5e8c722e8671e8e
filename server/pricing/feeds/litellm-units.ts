import type { JsonObject } from "./strict-json";
import type { PriceReader } from "./read-price";

/** Fields that price text tokens are not units; neither are prices in another provider's own currency (DBU). */
const NOT_A_UNIT =
  /_per_(reasoning_)?token($|_)|token_cost|_dbu_|_above_|_batches$|_flex$|_priority$|^input_cost_per_request$/;

const UNIT_FIELD = /^(?:(input|output)_cost_per_|(.+?)_(?:(input|output)_)?cost_per_)(1k_)?(.+)$/;
/** Its name does not follow the others'. */
const CACHED_AUDIO = "cache_read_input_audio_token_cost";
const PLURALS: Readonly<Record<string, string>> = { tokens: "token", calls: "call" };

/**
 * What LiteLLM prices that is no text token, by unit: `input_cost_per_image` → `input_image`, `ocr_cost_per_page` →
 * `ocr_page`, searches by the size of their context. USD per unit; a price per 1,000 is divided.
 */
export function readLiteLlmUnits(model: string, fields: JsonObject, reader: PriceReader): Record<string, string> {
  const units: Record<string, string> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (field === "search_context_cost_per_query") Object.assign(units, searches(model, value, reader));
    const cachedAudio = field === CACHED_AUDIO ? reader.price(value, `${model} › ${field}`, 1) : undefined;
    if (cachedAudio !== undefined) units.cache_audio_token = cachedAudio;
    if (NOT_A_UNIT.test(field) || typeof value === "object") continue;
    const match = UNIT_FIELD.exec(field);
    if (!match) continue;
    const [, direction, kind, side, thousand, unit = ""] = match;
    const price = reader.price(value, `${model} › ${field}`, thousand ? "0.001" : 1);
    const parts = [direction ?? kind, side, PLURALS[unit] ?? unit];
    if (price !== undefined) units[parts.filter((part) => part !== undefined).join("_")] = price;
  }
  return units;
}

function searches(model: string, sizes: JsonObject[string], reader: PriceReader): Record<string, string> {
  if (typeof sizes !== "object" || sizes === null || Array.isArray(sizes)) return {};
  return Object.fromEntries(
    Object.entries(sizes).flatMap(([size, value]) => {
      const price = reader.price(value, `${model} › search_context_cost_per_query › ${size}`, 1);
      return price === undefined ? [] : [[size.replace(/^search_context_size_/, "web_search_"), price]];
    }),
  );
}
