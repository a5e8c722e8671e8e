import type { OptionDefinitionInput } from "../../schema";
import { ASSUMED, type TemplateId } from "./catalog";
import { isLasting, tokenCost, type Made, type OptionProposal, type ProposalTerms, type TunedModel } from "./proposal";
import { cautionsOf, money, presets, trainingTokens, unfit } from "./training";

const MOST_MANAGED = 3;

/** Fine-tunes that providers sell, cheapest first; what retires soon is not begun. */
export function managedFineTunes(terms: ProposalTerms): Made {
  const template = "managed-fine-tune";
  const reason = unfit(template, terms);
  if (reason) return reason;
  if (terms.profile.dataMustStayInNetwork) return { template, code: "data-must-stay" };
  const sold = terms.market.tuned.filter(({ price }) => price !== null);
  const lasting = cheapestByBase(
    sold.filter(({ retiresOn }) => isLasting(retiresOn, terms)),
    terms,
  );
  if (lasting.length === 0) return { template, code: sold.length > 0 ? "retiring" : "no-fine-tune-for-sale" };
  return lasting.slice(0, MOST_MANAGED).map((tuned) => managed(template, tuned, terms, {}));
}

/** One offer for each base, the cheapest for this traffic first. */
export function cheapestByBase(models: readonly TunedModel[], { usage, policy }: ProposalTerms): TunedModel[] {
  const cost = ({ price, hostingHourly }: TunedModel): number =>
    (price ? tokenCost(price, usage, false, policy) : 0) * usage.requestsPerMonth +
    (hostingHourly ?? 0) * 24 * policy.daysPerMonth;
  const best = new Map<string, TunedModel>();
  for (const one of [...models].sort((left, right) => cost(left) - cost(right) || (left.model < right.model ? -1 : 1)))
    if (!best.has(one.model)) best.set(one.model, one);
  return [...best.values()];
}

/** A fine-tune at its provider's prices; training that is not priced stays unknown. */
export function managed(
  template: TemplateId,
  tuned: TunedModel,
  terms: ProposalTerms,
  more: Partial<OptionDefinitionInput>,
): OptionProposal {
  const { provider, model, trainingPerMTok, hostingHourly } = tuned;
  const base = model.replace(/^ft:/, "");
  const training = trainingPerMTok === null ? null : money((trainingTokens(terms) / 1e6) * trainingPerMTok);
  const { usage, policy } = terms;
  return {
    ...{ id: `${template}:${provider}/${model}`, template, needs: [] },
    why: [{ code: "high-volume", value: usage.requestsPerMonth, threshold: policy.minRequestsPerMonth }],
    cautions: [...(training === null ? [{ code: "training-unknown" as const }] : []), ...cautionsOf(terms)],
    definition: {
      ...{ label: `${base} fine-tuned at ${provider}`, level: 3, hosting: "managed", priceOf: { provider, model } },
      ...{ promptReduction: ASSUMED.promptReduction.value, promptOptimised: true },
      monthlyFixed: money((hostingHourly ?? 0) * 24 * policy.daysPerMonth),
      ...(training === null ? {} : { upfront: { training } }),
      staff: presets("data", "evaluation", "integration", "upkeep"),
      ...more,
    },
  };
}
