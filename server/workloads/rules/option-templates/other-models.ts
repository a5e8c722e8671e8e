import type { OptionDefinitionInput } from "../../schema";
import {
  daysAway,
  isLasting,
  tokenCost,
  type GeneralModel,
  type Made,
  type OptionProposal,
  type ProposalTerms,
  type Why,
} from "./proposal";

/** Models for special tasks, moving names and previews: no general model to plan a year on. */
const SPECIAL = /embed|codex|preview|latest|vision|audio|image|search|deep-research|-pro\b|instruct-basic/i;
const OTHER_PROVIDERS = 4;
/** Models that came out longer ago are not moved to. */
const OLDEST_DAYS = 548;

interface Ranked extends GeneralModel {
  readonly cost: number;
}

/** Cheaper and newer models of the present provider; where the present one retires soon, also those to move to. */
export function sameProvider(terms: ProposalTerms): Made {
  const { present } = terms;
  if (!present?.general) return { template: "same-provider", code: "no-present-model" };
  const { provider } = present.general;
  const ranked = candidates(terms).filter((one) => one.provider === provider);
  const cost = tokenCost(present.general.price, terms.usage, present.definition.caching, terms.policy);
  const cheaper = ranked.filter((one) => one.cost < cost);
  const newer = cheaper.filter(({ from }) => (from ?? "") > (present.general?.from ?? ""));
  const successor = isLasting(present.general.retiresOn, terms) ? null : nearest(ranked, cost);
  const picked = [
    ...(successor
      ? [{ one: successor, why: { code: "successor" as const, day: present.general.retiresOn ?? "" } }]
      : []),
    ...pick(cheaper.at(-1), "cheaper"),
    ...pick(newest(newer), "newer"),
    ...pick(cheaper[0], "cheaper"),
  ];
  const made = proposalsOf(picked, "same-provider", cost, terms);
  return made.length > 0 ? made : { template: "same-provider", code: "nothing-cheaper" };
}

/** The dearest model of each other provider that still saves what the policy asks: nearest in kind, and cheaper. */
export function otherProviders(terms: ProposalTerms): Made {
  const { present, policy, profile } = terms;
  if (!present?.general) return { template: "other-provider", code: "no-present-model" };
  if (profile.dataMustStayInNetwork) return { template: "other-provider", code: "data-must-stay" };
  const { provider } = present.general;
  const cost = tokenCost(present.general.price, terms.usage, present.definition.caching, terms.policy);
  // The present provider's models at another host are no other model.
  const own = terms.market.generals.filter((one) => one.provider === provider).map(({ model }) => model);
  const saving = candidates(terms).filter(
    (one) =>
      one.provider !== provider &&
      !own.some((id) => one.model.includes(id)) &&
      one.cost <= cost * (1 - policy.minSavingShare),
  );
  const best = new Map<string, Ranked>();
  for (const one of saving) best.set(one.provider, one);
  const picked = [...best.values()]
    .sort((left, right) => right.cost - left.cost || (left.model < right.model ? -1 : 1))
    .slice(0, OTHER_PROVIDERS)
    .flatMap((one) => pick(one, "cheaper"));
  const made = proposalsOf(picked, "other-provider", cost, terms);
  return made.length > 0 ? made : { template: "other-provider", code: "nothing-cheaper-elsewhere" };
}

const pick = (one: Ranked | undefined, code: "cheaper" | "newer"): { one: Ranked; why: Why }[] =>
  one ? [{ one, why: { code } }] : [];

/** General models that last, one for each price of a provider, cheapest first for these tokens. */
function candidates(terms: ProposalTerms): Ranked[] {
  const present = terms.present?.general;
  const caching = terms.present?.definition.caching ?? false;
  const best = new Map<string, Ranked>();
  for (const general of terms.market.generals) {
    if (SPECIAL.test(general.model) || !isLasting(general.retiresOn, terms)) continue;
    if (general.from !== null && daysAway(general.from, terms.day) > OLDEST_DAYS) continue;
    if (typeof general.price.inputPerMTok !== "number" || typeof general.price.outputPerMTok !== "number") continue;
    if (present && general.provider === present.provider && general.model === present.model) continue;
    const { inputPerMTok, outputPerMTok } = general.price;
    const key = [general.provider, inputPerMTok, outputPerMTok].join("\n");
    const before = best.get(key);
    if (!before || isBetter(general, before))
      best.set(key, { ...general, cost: tokenCost(general.price, terms.usage, caching, terms.policy) });
  }
  return [...best.values()].sort((left, right) => left.cost - right.cost || (left.model < right.model ? -1 : 1));
}

/** Of one price the newer model, and of one model the shorter name. */
const isBetter = (one: GeneralModel, other: GeneralModel): boolean =>
  (one.from ?? "") !== (other.from ?? "")
    ? (one.from ?? "") > (other.from ?? "")
    : one.model.length < other.model.length || (one.model.length === other.model.length && one.model < other.model);

const newest = (models: readonly Ranked[]): Ranked | undefined =>
  [...models].sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? 1 : -1))[0];
const nearest = (models: readonly Ranked[], cost: number): Ranked | null =>
  [...models].sort((left, right) => Math.abs(left.cost - cost) - Math.abs(right.cost - cost))[0] ?? null;

function proposalsOf(
  picked: readonly { readonly one: Ranked; readonly why: Why }[],
  template: "same-provider" | "other-provider",
  presentCost: number,
  { present }: ProposalTerms,
): OptionProposal[] {
  const made = new Map<string, OptionProposal>();
  for (const { one, why } of picked) {
    const id = `${template}:${one.provider}/${one.model}`;
    const share = presentCost > 0 ? 1 - one.cost / presentCost : 0;
    const reasons: Why[] = why.code === "cheaper" ? [] : [why];
    if (share > 0) reasons.push({ code: "cheaper", value: share });
    if (!made.has(id))
      made.set(id, { id, template, why: reasons, cautions: [], needs: [], definition: optionOf(one, present) });
  }
  return [...made.values()];
}

function optionOf({ provider, model, price }: GeneralModel, present: ProposalTerms["present"]): OptionDefinitionInput {
  const { level = 1, retrieval = false, retrievalPerRequest = 0, monthlyFixed = 0 } = present?.definition ?? {};
  return {
    label: model.split("/").at(-1) ?? model,
    level: retrieval || level === 2 ? 2 : 1,
    ...{ hosting: "api", priceOf: { provider, model }, models: [model], retrieval, retrievalPerRequest, monthlyFixed },
    promptOptimised: present?.definition.promptOptimised ?? false,
    caching: (present?.definition.caching ?? false) && price.cachedInputPerMTok !== undefined,
    batch: present?.definition.batch ?? false,
  };
}
