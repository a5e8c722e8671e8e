import type { PriceEntry } from "../schema";

type Units = PriceEntry["units"];

/** What imports count beside text tokens, by the name under which feeds publish its price. */
const PUBLISHED: Readonly<Record<string, string>> = {
  audioInputTokens: "input_audio_token",
  audioCachedInputTokens: "cache_audio_token",
  audioOutputTokens: "output_audio_token",
  audioSeconds: "input_second",
  imageInputTokens: "input_image_token",
  imageCachedInputTokens: "cache_image_token",
  imageOutputTokens: "output_image_token",
  characters: "input_character",
  inputCharacters: "input_character",
  outputCharacters: "output_character",
  webSearches: "web_search",
};
const SEARCH_SIZES = ["web_search_low", "web_search_medium", "web_search_high"];

const remembered = new WeakMap<PriceEntry, Units>();

/** Price of one unit by its name, under the names of feeds and of imports alike. What no price is known of is left out. */
export function unitPrices(entry: PriceEntry): Units {
  const before = remembered.get(entry);
  if (before) return before;
  const published: Units = { ...ofAnySize(entry.units), ...entry.units };
  const named = Object.entries(PUBLISHED).flatMap(([counted, name]) => {
    const price = Object.hasOwn(published, name) ? published[name] : undefined;
    return price === undefined ? [] : [[counted, price]];
  });
  const prices: Units = { ...Object.fromEntries(named), ...published };
  remembered.set(entry, prices);
  return prices;
}

/** Searches are priced by the size of their context, which no export tells: known where all sizes cost the same. */
function ofAnySize(units: Units): Units {
  const sizes = new Set(SEARCH_SIZES.flatMap((name) => (Object.hasOwn(units, name) ? [units[name]] : [])));
  const [price] = sizes;
  return sizes.size === 1 && price !== undefined ? { web_search: price } : {};
}
