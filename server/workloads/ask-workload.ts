import { addTokens, allTokens, noTokens } from "@/server/kernel/tokens";
import type { AnswerTerms, WorkloadSums } from "./answer-workload";
import { stands } from "./evidence/stored-evidence";
import { machineLookup } from "./options/machine-lookup";
import { sharedWith } from "./options/shared-use";
import { modelReader, priceLookup } from "./price-lookup";
import { chooseEvidence, type ChosenEvidence } from "./rules/choose-evidence";
import { optionInUse, type InUse } from "./rules/option-in-use";
import { asOfDay } from "./rules/period-of";
import { profileWorkload, type UsageSums, type WorkloadUsage } from "./rules/profile-workload";
import { toEngineInput, type EngineQuestion } from "./rules/to-engine-input";
import { usableOption } from "./rules/usable-option";
import type { Withheld } from "./rules/withheld";
import type { StoredOption, StoredWorkload } from "./store";
import type { UsageSum } from "./usage-store";

/** A workload's question to the engine, with what it was made of. */
export interface AskedWorkload {
  /** Those that are not archived. */
  readonly options: readonly StoredOption[];
  readonly usage: WorkloadUsage;
  readonly inUse: InUse;
  /** By the option's key. */
  readonly chosen: ReadonlyMap<string, ChosenEvidence | null>;
  readonly question: EngineQuestion;
}

/** Puts a workload's question together; nothing is asked and nothing valued yet. */
export function askWorkload(workload: StoredWorkload, sums: WorkloadSums, terms: AnswerTerms): AskedWorkload {
  const options = workload.options.filter((option) => !option.isArchived);
  const { usageOverrides } = workload.profile;
  const usage = profileWorkload(usageSums(sums), terms.period, usageOverrides, terms.inForce.daysPerMonth);
  const said = options.find(({ id }) => id === workload.currentOptionId)?.key ?? null;
  const inUse = optionInUse(options.map(usableOption), modelTokens(sums.ofPeriod), modelReader, said);
  const chosen = new Map(options.map((option) => [option.key, evidenceOf(option, workload)]));
  return { options, usage, inUse, chosen, question: questionOf(workload, { options, usage, inUse, chosen }, terms) };
}

const evidenceOf = (option: StoredOption, { profile }: StoredWorkload): ChosenEvidence | null =>
  chooseEvidence(option.evidence.filter(stands), option.version, profile.requirements);

function usageSums({ ofPeriod, peak, prefix }: WorkloadSums): UsageSums {
  const counted = ofPeriod.flatMap(({ requests }) => (requests === null ? [] : [requests]));
  return {
    tokens: ofPeriod.reduce((sum, one) => addTokens(sum, one.tokens), noTokens),
    requests: counted.length === 0 ? null : counted.reduce((sum, requests) => sum + requests, 0),
    countedTokens: ofPeriod.reduce((sum, one) => sum + one.countedTokens, 0),
    peak,
    prefix,
  };
}

const modelTokens = (sums: readonly UsageSum[]) =>
  sums.map(({ provider, model, batch, tokens }) => ({ provider, model, batch, tokens: allTokens(tokens) }));

function questionOf(
  workload: StoredWorkload,
  { options, usage, inUse, chosen }: Omit<AskedWorkload, "question">,
  terms: AnswerTerms,
): EngineQuestion {
  const withhold = (withheld: Withheld): EngineQuestion => ({ input: null, withheld, leftOut: [] });
  if (options.length === 0) return withhold({ code: "not-placed" });
  if (usage.withheld || !usage.usage) return withhold(usage.withheld ?? { code: "no-usage" });
  if (inUse.isUnknown)
    return withhold({ code: "in-use-unknown", names: inUse.withoutOption.map(({ model }) => model) });
  return toEngineInput({
    ...{ name: workload.name, profile: workload.profile, usage: usage.usage, inUse },
    options: options.map(({ key, definition }) => ({ key, definition, evidence: chosen.get(key)?.evidence ?? null })),
    lookup: priceLookup(terms.book, terms.priceDay),
    machines: machineLookup(terms.book, terms.priceDay),
    shared: sharedWith(workload, terms.machineUse),
    policy: terms.policy.thresholds,
    inForce: terms.inForce,
    asOf: terms.period ? asOfDay(terms.period) : terms.today,
    currency: terms.book.currency,
  });
}
