import { canonicalJson } from "@/server/kernel/canonical-json";
import type { OptionDefinition } from "../schema";

/** What was measured depends on these: model, prompt, training run and how they are put together; not on what they cost. */
const MEASURED = [
  ...["level", "hosting", "models", "promptVersion", "trainingRun", "promptOptimised", "distilled", "retrieval"],
  ...["promptReduction", "addedInput", "route", "batch"],
] as readonly (keyof OptionDefinition)[];

/** True where evidence of the old definition says nothing of the new one. Source: spec "Evidence". */
export function startsNewVersion(before: OptionDefinition, after: OptionDefinition): boolean {
  const measured = (definition: OptionDefinition): string =>
    canonicalJson(
      MEASURED.map((key) => (key === "models" ? [...definition.models].sort() : (definition[key] ?? null))),
    );
  return measured(before) !== measured(after);
}
