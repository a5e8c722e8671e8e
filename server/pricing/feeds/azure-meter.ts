/** What an Azure meter's abbreviated name says it measures. */
export interface AzureMeter {
  readonly model: string;
  readonly bucket: "input" | "cacheRead" | "output" | "hosting";
  readonly scope: "global" | "data zone" | "region";
  readonly isBatch: boolean;
}

const SIDES: Readonly<Record<string, "input" | "output">> = {
  inp: "input",
  input: "input",
  in: "input",
  opt: "output",
  outp: "output",
  outpt: "output",
  output: "output",
  out: "output",
};
const SCOPES: Readonly<Record<string, AzureMeter["scope"]>> = {
  gl: "global",
  glbl: "global",
  global: "global",
  dz: "data zone",
  dzone: "data zone",
  regnl: "region",
  rgnl: "region",
  regional: "region",
};
const CACHED = new Set(["cached", "cchd", "cd", "cache"]);
const BATCH = new Set(["batch", "btch"]);
/** Words that add nothing, and `shortco`: the price up to the context tier, which is the base. */
const SILENT = new Set(["tokens", "token", "1m", "1k", "shortco", "unit"]);
/** Sold apart, under prices the book does not take from here: long context, priority, training, audio, images. */
const APART = new Set([
  "longco",
  "pp",
  "prty",
  "priority",
  "training",
  "trng",
  "aud",
  "audio",
  "img",
  "image",
  "grader",
  "rt",
  "ptu",
]);

/**
 * Reads names such as `gpt 4.1 Inp glbl Tokens`, `gpt 4o 1120 cached Inp glbl Tokens`, `5.5 ShortCo inp Gl 1M Tokens`.
 * `null` for what is not surely one model's input, cached input, output or fine-tune hosting.
 */
export function readAzureMeter(name: string): AzureMeter | null {
  const words = name.trim().toLowerCase().replace(/-/g, " ").split(/\s+/);
  const rest: string[] = [];
  let side: "input" | "output" | null = null;
  let scope: AzureMeter["scope"] = "region";
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (has(APART)) return null;
  for (const word of words) {
    if (SIDES[word]) side = SIDES[word];
    else if (SCOPES[word]) scope = SCOPES[word];
    else if (!CACHED.has(word) && !BATCH.has(word) && !SILENT.has(word)) rest.push(word);
  }
  const isTuned = rest.includes("ft");
  const isHosting = rest.includes("hosting") || rest.includes("hstng");
  const model = modelOf(rest.filter((word) => !["ft", "hosting", "hstng", "deployment"].includes(word)));
  if (model === null || (side === null && !isHosting) || (isHosting && !isTuned)) return null;
  return {
    model: isTuned ? `ft:${model}` : model,
    bucket: isHosting ? "hosting" : has(CACHED) && side === "input" ? "cacheRead" : (side ?? "input"),
    scope: isHosting ? "global" : scope,
    isBatch: has(BATCH),
  };
}

/** `gpt 4o 1120` → `gpt-4o-2024-11-20`; `5.5` → `gpt-5.5`; `gpt 4.1 mini` → `gpt-4.1-mini`. */
function modelOf(words: readonly string[]): string | null {
  const named = /^\d/.test(words[0] ?? "") ? ["gpt", ...words] : [...words];
  const family = /^(gpt|o)(\d.*)?$/.exec(named[0] ?? "");
  if (!family) return null;
  const id = named.join("-").replace(/^(gpt-4o(?:-mini)?)-(\d\d)(\d\d)$/, "$1-2024-$2-$3");
  return /^(gpt-\d[\w.]*|o\d)(-[\w.]+)*$/.test(id) ? id : null;
}
