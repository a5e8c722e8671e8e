import type { OptionDefinitionInput } from "../../schema";
import { sizeMachines } from "../size-machines";
import { ASSUMED, type TemplateId } from "./catalog";
import { estimatedCapacity, fits, OPEN_MODELS, type OpenModel } from "./open-models";
import type { OptionProposal, PricedMachine, ProposalTerms, Why } from "./proposal";
import { cautionsOf, money, presets, trainingTokens } from "./training";

/** A model of the catalog. */
export function openModel(id: string): OpenModel {
  const found = OPEN_MODELS.find((model) => model.id === id);
  if (!found) throw new Error(`the catalog names no open model ${id}`);
  return found;
}

/** An open model on the machine of the book that costs least for this traffic; null where none fits. */
export function onMachine(
  template: TemplateId,
  model: OpenModel,
  terms: ProposalTerms,
  more: Partial<OptionDefinitionInput>,
): OptionProposal | null {
  const { usage, policy, profile, market } = terms;
  const tokens = usage.inputTokensPerRequest * (1 - ASSUMED.promptReduction.value) + usage.outputTokensPerRequest;
  const best = cheapestMachine(model, tokens, terms);
  if (!best) return null;
  const { machine, capacityRps } = best;
  const perMTok = market.tuned.find((one) => one.model === model.trainedAs)?.trainingPerMTok ?? null;
  const run = perMTok === null ? (model.run.from + model.run.to) / 2 : (trainingTokens(terms) / 1e6) * perMTok;
  const tokensPerDay =
    (usage.requestsPerMonth * (usage.inputTokensPerRequest + usage.outputTokensPerRequest)) / policy.daysPerMonth;
  const isOwn = profile.dataMustStayInNetwork || tokensPerDay > policy.selfHostTokensPerDay;
  const why: Why = profile.dataMustStayInNetwork
    ? { code: "data-must-stay" }
    : { code: "size", value: model.parameters };
  return {
    ...{ id: `${template}:${model.id}`, template, needs: [], why: [why] },
    cautions: [
      { code: "capacity-estimated", value: capacityRps },
      ...(isOwn
        ? []
        : [
            {
              code: "self-hosting-not-justified" as const,
              value: tokensPerDay,
              threshold: policy.selfHostTokensPerDay,
            },
          ]),
      ...cautionsOf(terms),
    ],
    definition: {
      ...{ label: `${model.name} with LoRA on ${machine.accelerator}`, level: 3 },
      hosting: isOwn ? "self-hosted" : "managed",
      machineOf: { provider: machine.provider, name: machine.name },
      ...{ capacityRps, promptReduction: ASSUMED.promptReduction.value, promptOptimised: true },
      sizing: { spares: isOwn ? 1 : 0, sharedAs: "" },
      upfront: { training: money(run) },
      staff: presets("data", "evaluation", "integration", "upkeep"),
      ...more,
    },
  };
}

function cheapestMachine(
  model: OpenModel,
  tokensPerRequest: number,
  { market, usage, policy }: ProposalTerms,
): { readonly machine: PricedMachine; readonly capacityRps: number } | null {
  const load = {
    ...{ requestsPerMonth: usage.requestsPerMonth, peakToMean: usage.peakToMean ?? 3 },
    ...{ daysPerMonth: policy.daysPerMonth, maxUtilisation: policy.maxUtilisation },
  };
  const sized = market.machines.flatMap((machine) => {
    const capacityRps = fits(model, machine.accelerator, machine.accelerators)
      ? estimatedCapacity(model, machine, tokensPerRequest)
      : null;
    if (capacityRps === null || capacityRps <= 0) return [];
    return [{ machine, capacityRps, monthly: sizeMachines(machine.hourly, capacityRps, null, load).monthly }];
  });
  sized.sort((left, right) => left.monthly - right.monthly || (left.machine.name < right.machine.name ? -1 : 1));
  return sized[0] ?? null;
}
