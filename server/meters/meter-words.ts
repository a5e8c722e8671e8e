/**
 * What the words of a cloud's meter mean. Meters are written for billing ("gpt 4o 1120 cached Inp glbl Tokens",
 * "5.5 ShortCo inp Gl 1M Tokens", "Claude4.5Sonnet-cache-write-input-token-count-1h"); a word that is in none of these
 * lists belongs to the model's name.
 */
export const METER_WORDS = {
  input: ["inp", "inpt", "input", "inputs", "in", "prompt", "prompts"],
  output: ["outp", "outpt", "output", "outputs", "out", "opt", "otpt", "completion", "compl", "generated"],
  cached: ["cached", "cchd", "cch", "chd", "cache", "cach", "cd", "caching"],
  written: ["write", "writes", "wr", "wrt", "written", "creation"],
  longLived: ["1h", "1hr", "60m"],
  batch: ["batch", "btch", "bch"],
  priority: ["pp", "priority", "prio"],
  flex: ["flex", "fl"],
  fast: ["latencyoptimized"],
  developer: ["dev", "developer"],
  global: ["glbl", "global", "gl", "glb"],
  dataZone: ["dzone", "dz", "dzn"],
  regional: ["regnl", "regional", "rgnl", "regn", "reg"],
  geographic: ["geo"],
  shortContext: ["shortco", "shco"],
  longContext: ["longco", "loco", "lctx"],
  tuned: ["ft", "ftuned", "tuned"],
  training: ["training", "train", "trng"],
  hosting: ["hosting", "hosted", "hstng"],
  provisioned: ["ptu", "ptus", "provisioned", "provisionedthroughput", "mngd"],
  audio: ["audio", "aud", "speech"],
  image: ["image", "images", "img"],
  tokens: ["token", "tokens", "tks", "tkns"],
  nothing: [
    ...[
      "read",
      "text",
      "txt",
      "1m",
      "1k",
      "unit",
      "units",
      "count",
      "standard",
      "std",
      "deployment",
      "5m",
      "30m",
      "new",
    ],
    ...["mantle", "custom", "million", "thousand", "per", "for", "of", "hour", "hours", "hr", "hrs"],
  ],
} as const;
export type MeterRole = keyof typeof METER_WORDS;

type Rewrite = readonly [pattern: string, replacement: string];

/** What is run together or split apart in meters, put right before the words are told apart. In order; lower case. */
export const METER_REWRITES: readonly Rewrite[] = [
  ["[ -]*\\(?preview\\)?$", ""],
  ["data[ -]?zone", " dzone "],
  ["text[ -]?embeddings?", " textembedding "],
  ["gpt[ -]image", " gptimage"],
  ["\\bgpt[ -]?35\\b", "gpt 3.5"],
  ["\\bgpt([0-9])", "gpt \\1"],
  ["(^|[ -])([45])([1-9])[ -]?(sol|luna|terra|mini|nano|pro|codex|chat)\\b", "\\1\\2.\\3 \\4"],
  ["\\b4omini\\b", "4o mini"],
  ["(mini|nano|4o|turbo|pro)([0-9]{4})\\b", "\\1 \\2"],
  ["\\brt\\b", "realtime"],
  ["\\b(prvw|prev)\\b", "preview"],
  ["batch(in|out)", "batch \\1"],
  ["cache[ _-]?(read|write)", "cache \\1 "],
  ["([0-9][hm])(input|token)", "\\1 \\2"],
  ["token[ _-]?count", " token count "],
  ["(short|long)[ _-]?(context|ctx|co)\\b", "\\1co"],
  ["latency[ _-]optimi[sz]ed", " latencyoptimized "],
  ["cross[ _-]region([ _-]global)", " global "],
  ["cross[ _-]region", " geo "],
  ["fine[ -]?tun(ed|ing|e)", " ft "],
  ["(deployment )?hosting unit", " hosting "],
];

/** What the rest of a meter's words is called by those who sell the model. The first that fits; lower case, parted by `-`. */
export const MODEL_SPELLINGS: readonly Rewrite[] = [
  ["^textembedding", "text-embedding"],
  ["^(text-embedding|embedding|embeddings)-ada$", "text-embedding-ada-002"],
  ["^embedding-3", "text-embedding-3"],
  ["^gptimage-?", "gpt-image-"],
  ["^gpt-([345])-([0-9])(-|$)", "gpt-\\1.\\2\\3"],
  ["^gpt-4o(-mini)?(-[0-9]{4})?-realtime(-preview)?(-[0-9]{4})?$", "gpt-4o\\1-realtime-preview\\2\\4"],
  ["^claude-(opus|sonnet|haiku)-([0-9])\\.([0-9])$", "claude-\\1-\\2-\\3"],
  ["^claude-([4-9])\\.([0-9])-(opus|sonnet|haiku)$", "claude-\\3-\\1-\\2"],
];

/** The year that a snapshot's day and month leave out. */
export const SNAPSHOTS: Readonly<Record<string, string>> = {
  "gpt-4o-0513": "gpt-4o-2024-05-13",
  "gpt-4o-0806": "gpt-4o-2024-08-06",
  "gpt-4o-1120": "gpt-4o-2024-11-20",
  "gpt-4o-mini-0718": "gpt-4o-mini-2024-07-18",
  // Sold for its sound alone, which its meters say apart.
  "gpt-4o-1001": "gpt-4o-audio-preview-2024-10-01",
  "gpt-4o-1217": "gpt-4o-audio-preview-2024-12-17",
  "gpt-4o-mini-1217": "gpt-4o-mini-audio-preview-2024-12-17",
  "gpt-4o-realtime-preview-1001": "gpt-4o-realtime-preview-2024-10-01",
  "gpt-4o-realtime-preview-1217": "gpt-4o-realtime-preview-2024-12-17",
  "gpt-4o-mini-realtime-preview-1217": "gpt-4o-mini-realtime-preview-2024-12-17",
  "gpt-4-turbo-0409": "gpt-4-turbo-2024-04-09",
  "gpt-4.1-0414": "gpt-4.1-2025-04-14",
  "gpt-4.1-mini-0414": "gpt-4.1-mini-2025-04-14",
  "gpt-4.1-nano-0414": "gpt-4.1-nano-2025-04-14",
  "o1-1217": "o1-2024-12-17",
  "o1-mini-0912": "o1-mini-2024-09-12",
  "o1-preview-0912": "o1-preview-2024-09-12",
  "o3-0416": "o3-2025-04-16",
  "o3-mini-0131": "o3-mini-2025-01-31",
  "o3-pro-0610": "o3-pro-2025-06-10",
  "o4-mini-0416": "o4-mini-2025-04-16",
};

/** Whose models a product's meters are about, where a meter gives the version alone: `4.6 Inp Glbl` of Grok, `5.4 opt Dz`. */
export const FAMILY_OF_PRODUCT: readonly (readonly [product: string, family: string])[] = [
  ["grok", "grok"],
  ["deepseek", "deepseek"],
  ["llama", "llama"],
  ["mistral", "mistral"],
  ["\\bphi\\b", "phi"],
  ["cohere", "cohere"],
  ["kimi", "kimi"],
  ["qwen", "qwen"],
  ["claude|anthropic", "claude"],
];

/** What the name of a language model begins with. A meter whose rest begins otherwise is not known, and is told as it is. */
export const MODEL_NAMES: readonly string[] = [
  "(ft:)?gpt-([0-9]|oss|image|audio|realtime)|(ft:)?o[134](-|$)|chatgpt|codex|computer-use|model-router|(ft:)?(davinci|babbage)-002",
  "text-embedding-|claude-|deepseek-|grok-|(ft:)?llama|(mi|code|dev|magi|mini)stral|mixtral|phi-|command|embed-|rerank|cohere-",
  "gemini|gemma|nova-|titan-|kimi-|qwen|glm-?[0-9]|jamba|jurassic|minimax|nemotron|palmyra|sonar",
  "(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|google|minimax|moonshot|moonshotai|nvidia|zai|xai|writer|stability)\\.",
];

/** Where long contexts begin, by model: `ShortCo` and `LongCo` meters name the side and not the bound. */
export const LONG_CONTEXTS: readonly (readonly [model: string, bound: string])[] = [
  ["^(openai\\.)?gpt-5", "272k"],
  ["claude|gemini", "200k"],
];
