import { ASSUMED } from "./catalog";
import { type Made, type OptionProposal, type PresentOption, type ProposalTerms, type Skipped } from "./proposal";

/** What an option keeps of the present one when its model stays. */
export function asPresent({ definition }: PresentOption) {
  const { price, priceOf, models, hosting, caching, promptOptimised, promptReduction } = definition;
  const { retrieval, retrievalPerRequest, monthlyFixed } = definition;
  return {
    ...{ hosting: hosting ?? ("api" as const), price: price ?? null, priceOf: priceOf ?? null, models: [...models] },
    ...{ caching, promptOptimised, promptReduction, retrieval, retrievalPerRequest, monthlyFixed },
  };
}

const none = (template: Skipped["template"]): Skipped => ({ template, code: "no-present-model" });
const one = (proposal: Omit<OptionProposal, "needs" | "cautions"> & Partial<OptionProposal>): Made => [
  { needs: [], cautions: [], ...proposal },
];
const isRunning = ({ definition }: PresentOption): boolean => definition.level <= 2 && !definition.route;

/** The prompt first: "exhausting prompt optimization is the right first step" is the document's order. */
export function promptOptimised({ present }: ProposalTerms): Made {
  if (!present || !isRunning(present)) return none("prompt-optimised");
  if (present.definition.promptOptimised) return { template: "prompt-optimised", code: "optimised-already" };
  const { label, level } = present.definition;
  return one({
    ...{ id: "prompt-optimised", template: "prompt-optimised", why: [{ code: "prompt-not-optimised" }] },
    definition: {
      ...asPresent(present),
      label: `${label}, prompt worked on`,
      level,
      promptOptimised: true,
      promptVersion: "worked on",
    },
  });
}

/** Examples as long as what a request sends of its own, with its answer. */
export function fewShot({ present, usage }: ProposalTerms): Made {
  if (!present || !isRunning(present)) return none("few-shot");
  const own = usage.inputTokensPerRequest * (1 - (usage.cacheableShare ?? 0)) + usage.outputTokensPerRequest;
  const examples = ASSUMED.fewShotExamples.value;
  const { label, level } = present.definition;
  return one({
    ...{ id: "few-shot", template: "few-shot", why: [{ code: "before-anything-else", value: examples }] },
    definition: {
      ...{ ...asPresent(present), label: `${label}, with examples`, level, promptOptimised: true },
      ...{ addedInput: { fewShot: Math.round(examples * own), retrieved: 0 }, promptVersion: "with examples" },
    },
  });
}

export function caching({ present, usage, policy }: ProposalTerms): Made {
  if (!present?.general || !isRunning(present)) return none("caching");
  if (present.definition.caching) return { template: "caching", code: "cached-already" };
  const prefix = usage.inputTokensPerRequest * (usage.cacheableShare ?? 0);
  if (prefix < policy.minCacheablePrefixTokens)
    return { template: "caching", code: "prefix-too-short", value: prefix, threshold: policy.minCacheablePrefixTokens };
  if (present.general.price.cachedInputPerMTok === undefined) return { template: "caching", code: "no-cache-price" };
  const { label, level } = present.definition;
  return one({
    ...{ id: "caching", template: "caching" },
    why: [{ code: "prefix-cacheable", value: prefix, threshold: policy.minCacheablePrefixTokens }],
    definition: { ...asPresent(present), label: `${label}, cached`, level, caching: true },
  });
}

const WAITING = ["chat", "qa", "drafting", "code", "routing"];

export function batch({ present, profile }: ProposalTerms): Made {
  if (!present?.general || !isRunning(present)) return none("batch");
  if (present.definition.batch) return { template: "batch", code: "batch-already" };
  if (profile.interactive ?? WAITING.includes(profile.task)) return { template: "batch", code: "interactive" };
  const { batchFactor } = present.general;
  if (batchFactor === null) return { template: "batch", code: "no-batch-price" };
  const { label, level } = present.definition;
  return one({
    ...{ id: "batch", template: "batch", why: [{ code: "not-interactive", value: 1 - batchFactor }] },
    definition: { ...asPresent(present), label: `${label}, in batches`, level, batch: true },
  });
}

export function retrieval({ present, profile }: ProposalTerms): Made {
  if (!present || !isRunning(present)) return none("retrieval");
  const { label, retrieval: retrieves, level } = present.definition;
  if (retrieves || level === 2) return { template: "retrieval", code: "retrieves-already" };
  if (!profile.needsProprietaryKnowledge && !profile.needsFreshKnowledge)
    return { template: "retrieval", code: "knowledge-not-needed" };
  return one({
    ...{ id: "retrieval", template: "retrieval" },
    why: [{ code: profile.needsFreshKnowledge ? "knowledge-stale" : "knowledge-needed" }],
    definition: {
      ...{ ...asPresent(present), label: `${label} with retrieval`, level: 2, retrieval: true },
      ...{ retrievalPerRequest: ASSUMED.retrievalPerRequest.value, promptVersion: "with retrieval" },
      addedInput: { fewShot: 0, retrieved: ASSUMED.retrievedTokens.value },
    },
  });
}

/** A small model takes the simple requests. Its share is a guess until a test says more. */
export function router(terms: ProposalTerms, small: OptionProposal | null): Made {
  const { present } = terms;
  if (!present || !isRunning(present)) return none("router");
  if (!small) return { template: "router", code: "nothing-cheaper" };
  const share = ASSUMED.routedToSmall.value;
  return one({
    ...{ id: "router", template: "router", needs: [small.id] },
    why: [{ code: "simple-share", value: share }],
    cautions: [{ code: "share-assumed", value: share }],
    definition: {
      ...{
        label: `Router: ${small.definition.label} and ${present.definition.label}`.slice(0, 120),
        level: present.definition.level,
      },
      route: [
        { option: small.id, share },
        { option: present.key, share: Number((1 - share).toFixed(6)) },
      ],
    },
  });
}
