import { ASSUMED } from "./catalog";
import { cheapestByBase, managed } from "./managed";
import { onMachine, openModel } from "./on-machine";
import { isLasting, type Made, type ProposalTerms, type Why } from "./proposal";
import { money, presets, unfit } from "./training";

const BOUNDED = ["classification", "extraction", "routing", "formatting"];
/** Sizes that are proposed. */
const LORA_SIZES = ["llama-3.2-3b", "llama-3.1-8b", "llama-3.3-70b"];
const STUDENT = "llama-3.1-8b";
const DOMAIN_MODEL = "qwen3-32b";

/** Knowledge that changes is looked up, tone and structure are trained: the cheapest fine-tune, with retrieval. */
export function retrievalAndFineTune(terms: ProposalTerms): Made {
  const template = "retrieval-and-fine-tune";
  const reason = unfit(template, terms);
  if (reason) return reason;
  const { profile, market } = terms;
  if (!profile.needsProprietaryKnowledge && !profile.needsFreshKnowledge)
    return { template, code: "knowledge-not-needed" };
  const with_ = {
    retrieval: true,
    retrievalPerRequest: ASSUMED.retrievalPerRequest.value,
    addedInput: { fewShot: 0, retrieved: ASSUMED.retrievedTokens.value },
  };
  const why: Why[] = [{ code: "tone-and-knowledge" }];
  const sold = profile.dataMustStayInNetwork
    ? []
    : market.tuned.filter(({ price, retiresOn }) => price !== null && isLasting(retiresOn, terms));
  const [tuned] = cheapestByBase(sold, terms);
  if (tuned) {
    const made = managed(template, tuned, terms, with_);
    return [{ ...made, why, definition: { ...made.definition, label: `${made.definition.label}, with retrieval` } }];
  }
  const open = onMachine(template, openModel(STUDENT), terms, with_);
  if (!open) return { template, code: "no-machine" };
  return [{ ...open, why, definition: { ...open.definition, label: `${open.definition.label}, with retrieval` } }];
}

/** Open models of several sizes, each on the machine that costs least for this traffic. */
export function loraOnMachines(terms: ProposalTerms): Made {
  const template = "lora";
  const reason = unfit(template, terms);
  if (reason) return reason;
  const made = LORA_SIZES.flatMap((id) => onMachine(template, openModel(id), terms, {}) ?? []);
  return made.length > 0 ? made : { template, code: "no-machine" };
}

/** The present model writes the examples: they cost what its answers cost. */
export function distilledStudent(terms: ProposalTerms): Made {
  const template = "distilled-student";
  const reason = unfit(template, terms);
  if (reason) return reason;
  const { profile, present, policy } = terms;
  if (!BOUNDED.includes(profile.task)) return { template, code: "not-bounded" };
  if (!present) return { template, code: "no-present-model" };
  if (present.definition.distilled) return { template, code: "tuned-already" };
  const examples = 2 * policy.fewExamples;
  const made = onMachine(template, openModel(STUDENT), terms, {
    ...{ distilled: true, staff: presets("evaluation", "integration", "upkeep") },
  });
  if (!made) return { template, code: "no-machine" };
  const data = present.costPerRequest === null ? {} : { data: money(examples * present.costPerRequest) };
  return [
    {
      ...made,
      why: [{ code: "bounded-task", value: examples }],
      definition: {
        ...made.definition,
        label: `${openModel(STUDENT).name}, student of ${present.definition.label}`.slice(0, 120),
        upfront: { ...made.definition.upfront, ...data },
      },
    },
  ];
}

export function continuedPreTraining(terms: ProposalTerms): Made {
  const template = "continued-pre-training";
  if (!terms.profile.uniqueDomain) return { template, code: "domain-not-unique" };
  const made = onMachine(template, openModel(DOMAIN_MODEL), terms, { level: 4 });
  if (!made) return { template, code: "no-machine" };
  return [
    {
      ...made,
      why: [{ code: "unique-domain" }],
      definition: {
        ...{ ...made.definition, label: `${openModel(DOMAIN_MODEL).name}, pre-trained further on your domain` },
        upfront: { training: ASSUMED.continuedPreTraining.value },
      },
    },
  ];
}

export function fromScratch(terms: ProposalTerms): Made {
  const template = "from-scratch";
  if (!terms.profile.uniqueDomain) return { template, code: "domain-not-unique" };
  if (!terms.policy.allowFromScratch) return { template, code: "from-scratch-not-allowed" };
  const made = onMachine(template, openModel("llama-3.3-70b"), terms, { level: 5 });
  if (!made) return { template, code: "no-machine" };
  const { staff: _staff, ...definition } = made.definition;
  return [
    {
      ...made,
      why: [{ code: "unique-domain" }],
      definition: { ...definition, label: "A model of your own", upfront: { total: ASSUMED.fromScratch.value } },
    },
  ];
}
