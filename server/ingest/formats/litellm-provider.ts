import { lowered } from "./expressions";
import type { Cells, Sql } from "./format";
import { providerOfModel } from "./provider-of-model";

/** LiteLLM's provider names in the words of the price book. */
const PROVIDERS: readonly (readonly [test: string, slug: string])[] = [
  ["vertex_ai%", "google"],
  ["gemini", "google"],
  ["azure%", "azure"],
  ["bedrock%", "bedrock"],
  ["anthropic%", "anthropic"],
  ["text-completion-openai", "openai"],
  ["fireworks_ai", "fireworks"],
  ["together_ai", "together"],
];

/** The provider of a LiteLLM row: what it names, else what stands before the slash of its model, else the model's maker. */
export function litellmProvider(cells: Cells, model: Sql): Sql {
  const named = lowered(cells.text("custom_llm_provider"));
  const prefix = `CASE WHEN contains(${model}, '/') THEN split_part(${model}, '/', 1) END`;
  const given = `coalesce(nullif(${named}, ''), ${prefix}, ${providerOfModel(model, "unknown")})`;
  return `CASE ${PROVIDERS.map(([test, to]) => `WHEN ${given} LIKE '${test}' THEN '${to}'`).join(" ")} ELSE ${given} END`;
}
