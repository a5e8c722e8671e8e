import { literal, lowered } from "./expressions";
import type { Sql } from "./format";

/** Who sells a model, by how its id is written; in the order in which they are tried. First hosts, then makers. */
const SELLERS: readonly (readonly [pattern: string, slug: string])[] = [
  ["^azure[^/]*/", "azure"],
  ["^bedrock[^/]*/|^arn:aws|^(us|eu|apac|jp|au|global)\\.[a-z0-9]+\\.", "bedrock"],
  ["^(anthropic|amazon|meta|mistral|cohere|ai21|deepseek)\\.[a-z]", "bedrock"],
  ["^vertex[^/]*/|^publishers/", "google"],
  ["^openrouter/", "openrouter"],
  ["^accounts/fireworks/|^fireworks[^/]*/", "fireworks"],
  ["^together[^/]*/", "together"],
  ["^(groq|cerebras|deepinfra|perplexity)/", ""],
  ["^(openai/)?(ft:)?(gpt-|chatgpt|o[134](-|$)|davinci|babbage|text-embedding-(3|ada)|codex|computer-use)", "openai"],
  ["claude", "anthropic"],
  ["gemini|gemma", "google"],
  ["(mi|code|dev|magi|mini|voc)stral|pixtral|mixtral", "mistral"],
  ["deepseek", "deepseek"],
  ["grok", "xai"],
  ["^(cohere/)?(command|embed-|rerank)", "cohere"],
  ["^([^/]+/)?glm-", "zhipuai"],
  ["^([^/]+/)?(kimi|moonshot)", "moonshotai"],
  ["^([^/]+/)?(qwen|qwq)", "alibaba"],
  ["^(nova-|titan-)", "bedrock"],
  ["^sonar", "perplexity"],
  ["^([^/]+/)?minimax", "minimax"],
  ["^voyage", "voyageai"],
];

/**
 * The provider of a model in sources that name none. Weights that many hosts sell tell no provider: `fallback`, and where
 * that is `unknown` the price book asks by the model alone.
 */
export function providerOfModel(model: Sql, fallback: string): Sql {
  const id = lowered(model);
  const cases = SELLERS.map(
    ([pattern, slug]) =>
      `WHEN regexp_matches(${id}, ${literal(pattern)}) THEN ${slug === "" ? `split_part(${id}, '/', 1)` : literal(slug)}`,
  );
  return `CASE ${cases.join(" ")} ELSE ${literal(fallback)} END`;
}
