/**
 * One name for each provider, whatever the feed, export or gateway calls it. A name that is not listed stands for
 * itself. Feeds and usage both pass through here, so that they meet.
 */
const PROVIDER_NAMES: Readonly<Record<string, readonly string[]>> = {
  openai: ["open-ai", "text-completion-openai"],
  anthropic: ["claude"],
  google: ["gemini", "google-ai-studio", "google-gemini", "palm"],
  "google-vertex": ["vertex", "vertexai", "vertex-ai", "gcp", "google-vertex-anthropic"],
  azure: ["azure-openai", "azure-text", "azure-cognitive-services", "foundry", "azure-foundry", "microsoft"],
  "azure-ai": [],
  "aws-bedrock": ["aws", "amazon", "bedrock", "amazon-bedrock", "bedrock-converse", "bedrock-mantle"],
  mistral: ["mistralai", "mistral-ai"],
  codestral: ["text-completion-codestral"],
  meta: ["meta-llama", "llama"],
  xai: ["x-ai"],
  cohere: ["cohere-chat"],
  together: ["together-ai", "togetherai", "togethercomputer"],
  fireworks: ["fireworks-ai", "fireworks-ai-embedding-models"],
  zhipuai: ["zai", "z-ai", "zhipu", "zai-org"],
  moonshotai: ["moonshot", "moonshot-ai"],
  alibaba: ["dashscope", "qwen"],
  novita: ["novita-ai"],
  deepseek: ["deepseek-ai"],
  voyageai: ["voyage"],
};

const canonical = new Map(
  Object.entries(PROVIDER_NAMES).flatMap(([name, others]) => [name, ...others].map((other) => [other, name] as const)),
);

/** The book's name for a provider: `vertex_ai-anthropic_models` → `google-vertex`, `bedrock_converse` → `aws-bedrock`. */
export function normaliseProvider(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  const known = canonical.get(plain);
  if (known !== undefined) return known;
  return plain.startsWith("vertex-ai-") ? "google-vertex" : plain;
}

/** True where a name is one of the listed providers or one of their other names. */
export const isKnownProvider = (name: string): boolean =>
  canonical.has(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-"),
  ) || OTHER_HOSTS.has(name.trim().toLowerCase());

/** Hosts that need no other name but whose name in front of a model id is a host all the same. */
const OTHER_HOSTS: ReadonlySet<string> = new Set([
  "openrouter", "groq", "cerebras", "deepinfra", "perplexity", "sambanova", "nebius", "hyperbolic", "replicate",
  "databricks", "watsonx", "cloudflare", "huggingface", "ollama", "minimax", "nvidia", "amazon-nova", "ai21",
]); // prettier-ignore

/** Another door of the same company to the same models. */
export const SIBLING_PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  google: ["google-vertex"],
  "google-vertex": ["google"],
  azure: ["azure-ai"],
  "azure-ai": ["azure"],
};

/**
 * Hosts that sell another maker's models at the maker's list price, and so may be priced by it where the book has no
 * row of their own. Bedrock is not among them: its regional endpoints cost a tenth more.
 */
export const LIST_PRICE_HOSTS: Readonly<Record<string, readonly string[]>> = {
  azure: ["openai", "anthropic"],
  "azure-ai": ["openai", "anthropic"],
  google: ["anthropic"],
  "google-vertex": ["anthropic"],
  openrouter: ["openai", "anthropic", "google", "mistral", "deepseek", "xai", "cohere"],
};

const MAKERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(ft:)?(gpt-|chatgpt|o[134](-|$)|davinci|babbage|text-embedding-(3|ada)|codex|computer-use)/, ["openai"]],
  [/claude/, ["anthropic"]],
  [/gemini|gemma/, ["google", "google-vertex"]],
  [/(mi|code|dev|magi|mini|voc)stral|pixtral|mixtral/, ["mistral"]],
  [/deepseek/, ["deepseek"]],
  [/grok/, ["xai"]],
  [/^(command|embed-|rerank)/, ["cohere"]],
  [/^glm-/, ["zhipuai"]],
  [/^(kimi|moonshot)/, ["moonshotai"]],
  [/^qwen|^qwq/, ["alibaba"]],
  [/^nova-|^titan-/, ["aws-bedrock"]],
  [/^sonar/, ["perplexity"]],
  [/^minimax/, ["minimax"]],
  [/^voyage/, ["voyageai"]],
  [/llama/, ["meta"]],
];

/** Who makes a model, by its bare id in lower case; empty where the id does not tell. */
export const makersOf = (id: string): readonly string[] => MAKERS.find(([pattern]) => pattern.test(id))?.[1] ?? [];
