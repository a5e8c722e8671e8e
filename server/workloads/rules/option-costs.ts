import type { EngineInput, Policy, Recommendation } from "@/server/engine";
import type { OptionDefinition } from "../schema";
import { costLines, type CostLines } from "./cost-lines";

/** What a listed option costs, line by line; what is in use has paid its up-front. Null where it is not in the question. */
export function optionCosts(
  definition: OptionDefinition,
  { input, recommendation }: { readonly input: EngineInput | null; readonly recommendation: Recommendation | null },
  key: string,
  policy: Policy,
): CostLines | null {
  const option = input?.options.find(({ id }) => id === key);
  if (!input || !option || !recommendation) return null;
  const { current } = recommendation;
  const economics =
    current?.option === key
      ? { monthlyCost: current.monthlyCost, upfront: 0 }
      : recommendation.economics.find((one) => one.option === key);
  return economics ? costLines(definition, option, economics, input.usage, policy) : null;
}
