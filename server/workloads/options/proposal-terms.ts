import { policyInForce, type Policy } from "@/server/engine";
import type { RecommendedWorkload } from "../answer-workload";
import type { Portfolio } from "../gather-portfolio";
import { asOfDay } from "../rules/period-of";
import { proposeOption } from "../rules/propose-option";
import {
  tokenCost,
  type GeneralModel,
  type Market,
  type PresentOption,
  type ProposalTerms,
} from "../rules/option-templates/proposal";
import { optionDefinitionSchema, type OptionDefinition } from "../schema";
import type { StoredWorkload } from "../store";
import { marketOf } from "./market-of";

/** What proposals are made from; null where the usage says too little to price anything. */
export function proposalTerms(
  workload: StoredWorkload,
  answer: RecommendedWorkload,
  { terms }: Portfolio,
): ProposalTerms | null {
  const { usage } = answer.usage;
  if (!usage) return null;
  const market = marketOf(terms.book, terms.priceDay, usage.inputTokensPerRequest);
  return {
    ...{ profile: workload.profile, usage, market, policy: policyInForce(terms.policy.thresholds) },
    day: terms.period ? asOfDay(terms.period) : terms.today,
    present: presentOption(workload, answer, market, policyInForce(terms.policy.thresholds)),
  };
}

/** The option that serves most of it; else the model that does, as an option would be made of it. */
function presentOption(
  workload: StoredWorkload,
  answer: RecommendedWorkload,
  market: Market,
  policy: Policy,
): PresentOption | null {
  const { current, router, withoutOption } = answer.inUse;
  const key = workload.options.some((one) => one.key === current && !one.definition.route)
    ? current
    : ([...(router?.route ?? [])].sort((left, right) => right.share - left.share)[0]?.option ??
      routed(workload, current));
  const option = workload.options.find((one) => one.key === key && !one.isArchived);
  const [unnamed] = withoutOption;
  const definition = option?.definition ?? (unnamed ? optionDefinitionSchema.parse(proposeOption(unnamed)) : null);
  if (!definition) return null;
  const general = generalOf(definition, market);
  return {
    ...{ key: option?.key ?? "present", definition, general },
    costPerRequest:
      general && answer.usage.usage ? tokenCost(general.price, answer.usage.usage, definition.caching, policy) : null,
  };
}

/** The largest leg of a router that a person says is in use. */
function routed({ options }: StoredWorkload, current: string | null): string | null {
  const route = options.find(({ key }) => key === current)?.definition.route ?? [];
  return [...route].sort((left, right) => right.share - left.share)[0]?.option ?? null;
}

function generalOf({ priceOf, batch }: OptionDefinition, { generals }: Market): GeneralModel | null {
  if (!priceOf) return null;
  const same = generals.filter(({ model }) => model.toLowerCase() === priceOf.model.toLowerCase());
  const found = same.find(({ provider }) => provider === priceOf.provider.toLowerCase()) ?? same[0] ?? null;
  return found && batch ? { ...found, batchFactor: null } : found;
}
