import type { EnginePrice, EngineUsage, Policy } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { OptionDefinition, OptionDefinitionInput, WorkloadProfile } from "../../schema";
import type { TemplateId } from "./catalog";

/** A general model with its price today, in the organization's currency. */
export interface GeneralModel {
  readonly provider: string;
  readonly model: string;
  /** Since when this price holds: newer models have later ones. */
  readonly from: Day | null;
  readonly price: EnginePrice;
  /** What a batch costs of the price; null: not known. */
  readonly batchFactor: number | null;
  readonly retiresOn: Day | null;
}
/** A model that a provider trains on one's examples. What is null is not known. */
export interface TunedModel {
  readonly provider: string;
  readonly model: string;
  readonly price: EnginePrice | null;
  readonly trainingPerMTok: number | null;
  readonly hostingHourly: number | null;
  readonly retiresOn: Day | null;
}
export interface PricedMachine {
  readonly provider: string;
  readonly name: string;
  readonly accelerator: string;
  readonly accelerators: number;
  readonly hourly: number;
}
/** The book of the day, as far as options are made of it. */
export interface Market {
  readonly generals: readonly GeneralModel[];
  readonly tuned: readonly TunedModel[];
  readonly machines: readonly PricedMachine[];
}

/** What serves most of the workload now. */
export interface PresentOption {
  readonly key: string;
  readonly definition: OptionDefinition;
  /** The book's model behind it; null: it has no price of the book. */
  readonly general: GeneralModel | null;
  /** Of one request, without anything fixed; null: not known. */
  readonly costPerRequest: number | null;
}

/** What proposals are made from. */
export interface ProposalTerms {
  readonly profile: WorkloadProfile;
  readonly usage: EngineUsage;
  readonly policy: Policy;
  readonly day: Day;
  readonly present: PresentOption | null;
  readonly market: Market;
}

export type WhyCode =
  | "prompt-not-optimised" | "before-anything-else" | "prefix-cacheable" | "not-interactive" | "cheaper" | "newer"
  | "successor" | "knowledge-needed" | "knowledge-stale" | "high-volume" | "bounded-task" | "data-must-stay"
  | "simple-share" | "unique-domain" | "tone-and-knowledge" | "size"; // prettier-ignore

/** Why a template is proposed; numbers where there are any. */
export interface Why {
  readonly code: WhyCode;
  readonly value?: number;
  readonly threshold?: number;
  readonly day?: Day;
}

/** What holds against it, or has to be seen to. */
export type CautionCode =
  | "few-examples" | "low-volume" | "self-hosting-not-justified" | "training-unknown" | "capacity-estimated"
  | "moving-target" | "share-assumed"; // prettier-ignore
export interface Caution {
  readonly code: CautionCode;
  readonly value?: number;
  readonly threshold?: number;
}

export interface OptionProposal {
  /** Names it for good: its template and its model. */
  readonly id: string;
  readonly template: TemplateId;
  readonly definition: OptionDefinitionInput;
  readonly why: readonly Why[];
  readonly cautions: readonly Caution[];
  /** Proposals that must be taken with it: a router routes to them. By id. */
  readonly needs: readonly string[];
}

/** Why a template makes no proposal here. */
export type SkippedCode =
  | "no-present-model" | "optimised-already" | "cached-already" | "prefix-too-short" | "no-cache-price" | "batch-already"
  | "interactive" | "no-batch-price" | "nothing-cheaper" | "nothing-cheaper-elsewhere" | "data-must-stay" | "knowledge-not-needed"
  | "retrieves-already" | "not-narrow" | "open-ended" | "no-fine-tune-for-sale" | "retiring" | "no-machine" | "not-bounded"
  | "tuned-already" | "domain-not-unique" | "from-scratch-not-allowed"; // prettier-ignore
export interface Skipped {
  readonly template: TemplateId;
  readonly code: SkippedCode;
  readonly value?: number;
  readonly threshold?: number;
}

/** What one template makes: proposals, or the reason why there is none. */
export type Made = readonly OptionProposal[] | Skipped;
export const isSkipped = (made: Made): made is Skipped => !Array.isArray(made);

/** The first day of retirement that is not soon: twice the policy's least life away. */
export const isLasting = (retiresOn: Day | null, { day, policy }: ProposalTerms): boolean =>
  retiresOn === null || daysAway(day, retiresOn) >= 2 * policy.minLifeMonths * policy.daysPerMonth;

export const daysAway = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The cost of one request's tokens, through the cache where the option caches and the price has one: to rank models by. */
export function tokenCost(price: EnginePrice, usage: EngineUsage, caching: boolean, policy: Policy): number {
  if (typeof price.perRequest === "number") return price.perRequest;
  const { inputTokensPerRequest: input, outputTokensPerRequest: output } = usage;
  const [perInput, perOutput] = [price.inputPerMTok ?? 0, price.outputPerMTok ?? 0];
  const prefix = input * (usage.cacheableShare ?? 0);
  const read = price.cachedInputPerMTok;
  const cached = caching && typeof read === "number" && prefix >= policy.minCacheablePrefixTokens ? prefix : 0;
  const hit = usage.cacheHitRate ?? policy.cacheHitRate;
  const perCached = hit * (read ?? perInput) + (1 - hit) * (price.cacheWritePerMTok ?? perInput);
  return ((input - cached) * perInput + cached * perCached + output * perOutput) / 1e6;
}
