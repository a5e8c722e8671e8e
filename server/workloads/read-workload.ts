import {
  cumulativeCosts,
  policyInForce,
  type CumulativeCosts,
  type EngineInput,
  type OptionEconomics,
  type Policy,
} from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { RecommendedWorkload } from "./answer-workload";
import { answerFor, gatherPortfolio, type Portfolio, type PortfolioQuestion } from "./gather-portfolio";
import { changeOf } from "./list-workloads";
import { quarterFigures } from "./quarter-figures";
import { answerChanges, type AnswerChange } from "./rules/answer-changes";
import { judgeOption, type JudgedOption } from "./rules/judge-option";
import { proposeOption } from "./rules/propose-option";
import type { OptionDefinition, OptionDefinitionInput, WorkloadProfile } from "./schema";
import type { StoredEvidence, StoredWorkload } from "./store";

/** An option as the table shows it. */
export interface ReadOption {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly definition: OptionDefinition;
  /** Key of the option in use, or one that a router in use reaches. */
  readonly isInUse: boolean;
  /** Share of the period's tokens that it served. */
  readonly measuredShare: number;
  /** As the engine takes it; null where it was left out or nothing was asked. */
  readonly forEngine: EngineInput["options"][number] | null;
  readonly judged: JudgedOption | null;
  readonly excluded: string | null;
  /** Against what is in use; that itself has `monthlyCost` and `costPerRequest` alone, in the recommendation's `current`. */
  readonly economics: OptionEconomics | null;
  readonly evidence: readonly StoredEvidence[];
  /** Ids of the evidence that the engine got. */
  readonly evidenceUsed: readonly string[];
}

export interface BreakEvenCurves {
  readonly option: string;
  readonly expected: CumulativeCosts;
  /** One for each of the policy's volume factors. */
  readonly adverse: readonly (CumulativeCosts & { readonly volumeFactor: number })[];
}

/** Everything that the page of a workload shows. Money in the organization's currency. */
export interface ReadWorkload extends Pick<Portfolio, "quarter" | "quarters" | "versions"> {
  readonly currency: string;
  readonly prices: "then" | "now";
  readonly period: Portfolio["usage"]["period"];
  readonly profile: WorkloadProfile;
  /** Key of the option that a person said is in use. */
  readonly saidCurrent: string | null;
  readonly answer: RecommendedWorkload;
  /** Share of all spend of the quarter, and change against the quarter before. */
  readonly spendShare: number | null;
  readonly spendChange: number | null;
  readonly options: readonly ReadOption[];
  readonly archivedOptions: readonly { readonly id: string; readonly key: string; readonly label: string }[];
  readonly curves: readonly BreakEvenCurves[];
  readonly changes: readonly AnswerChange[];
  /** Options for models that serve it and that no option names. */
  readonly proposals: readonly {
    readonly model: string;
    readonly provider: string;
    readonly share: number;
    readonly definition: OptionDefinitionInput;
  }[];
  /** What a person may accept as monthly growth: from the quarter before to this one. */
  readonly suggestedMonthlyGrowth: number | null;
  /** Cost of one successful result by quarter, oldest first; null where no unit is named. */
  readonly costPerOutcome: readonly { readonly key: string; readonly cost: string | null }[] | null;
  readonly policy: Policy;
}

/** One workload in a quarter. @throws Refusal not-found for any other id. */
export async function readWorkload(
  ctx: TenantContext,
  input: PortfolioQuestion & { readonly id: string },
): Promise<ReadWorkload> {
  const portfolio = await gatherPortfolio(ctx, input, input.id);
  const [workload] = portfolio.stored;
  if (!workload) throw notFound("workload");
  const answer = answerFor(workload, portfolio);
  const { quarter, quarters, versions, usage, terms } = portfolio;
  return {
    ...{
      quarter,
      quarters,
      versions,
      currency: ctx.organization.currency,
      prices: input.prices,
      period: usage.period,
      profile: workload.profile,
      answer,
    },
    saidCurrent:
      workload.options.find(({ id, isArchived }) => id === workload.currentOptionId && !isArchived)?.key ?? null,
    spendShare: spendShare(answer, portfolio),
    spendChange: changeOf(answer.quarters.at(-2)?.spend, answer.spend),
    options: readOptions(workload, answer),
    archivedOptions: workload.options
      .filter((option) => option.isArchived)
      .map(({ id, key, definition }) => ({ id, key, label: definition.label })),
    curves: curvesOf(answer, policyInForce(terms.policy.thresholds)),
    changes: answer.input && answer.recommendation ? answerChanges(answer.input, answer.recommendation) : [],
    proposals: answer.inUse.withoutOption.map(({ provider, model, share }) => ({
      provider,
      model,
      share,
      definition: proposeOption({ provider, model }),
    })),
    suggestedMonthlyGrowth: suggestedGrowth(answer),
    costPerOutcome: costPerOutcome(workload.profile, answer),
    policy: policyInForce(terms.policy.thresholds),
  };
}

function spendShare({ spend }: RecommendedWorkload, { usage, terms, quarter }: Portfolio): number | null {
  const all = quarterFigures([...usage.ofQuarters.values()].flat(), terms.quarterKeys, terms.value);
  const total = new Decimal(all.find(({ key }) => key === quarter.key)?.spend ?? 0);
  return total.gt(0) ? new Decimal(spend).div(total).toNumber() : null;
}

function readOptions(
  workload: StoredWorkload,
  { input, recommendation, inUse, evidenceFrom }: RecommendedWorkload,
): ReadOption[] {
  const served = new Map(inUse.shares.map(({ option, share }) => [option, share]));
  const reached = new Set([inUse.current, ...(inUse.router?.route ?? []).map(({ option }) => option)]);
  return workload.options
    .filter((option) => !option.isArchived)
    .map(({ id, key, version, definition, evidence }) => {
      const forEngine = input?.options.find((option) => option.id === key) ?? null;
      return {
        ...{ id, key, version, definition, evidence, forEngine },
        ...{ isInUse: reached.has(key), measuredShare: served.get(key) ?? 0, evidenceUsed: evidenceFrom[key] ?? [] },
        judged: input && forEngine ? judgeOption(input, forEngine) : null,
        excluded: recommendation?.excluded[key] ?? null,
        economics: recommendation?.economics.find((one) => one.option === key) ?? null,
      };
    });
}

/** Every option against what is in use, over the horizon, as expected and in the adverse case. */
function curvesOf({ input }: RecommendedWorkload, policy: Policy): BreakEvenCurves[] {
  if (!input?.current) return [];
  const months = policy.horizonMonths;
  return input.options
    .filter(({ id }) => id !== input.current)
    .map(({ id }) => ({
      option: id,
      expected: cumulativeCosts(input, id, { months }),
      adverse: policy.adverse.volumeFactors.map((volumeFactor) => ({
        volumeFactor,
        ...cumulativeCosts(input, id, { months, adverse: { volumeFactor } }),
      })),
    }));
}

/** The constant monthly growth that leads from the quarter before to this one, by requests, or by tokens where they are not counted. */
function suggestedGrowth({ quarters }: RecommendedWorkload): number | null {
  const [before, now] = [quarters.at(-2), quarters.at(-1)];
  if (!before || !now) return null;
  const areCounted = [before, now].every(({ tokens, countedTokens }) => countedTokens >= 0.95 * tokens);
  const [from, to] = areCounted ? [before.requests ?? 0, now.requests ?? 0] : [before.tokens, now.tokens];
  return from > 0 && to > 0 ? Number(((to / from) ** (1 / 3) - 1).toPrecision(6)) : null;
}

function costPerOutcome(
  { outcomeUnit }: WorkloadProfile,
  { quarters }: RecommendedWorkload,
): ReadWorkload["costPerOutcome"] {
  if (!outcomeUnit) return null;
  return quarters.map(({ key, spend, requests }) => ({
    key,
    cost: requests
      ? new Decimal(spend).div(new Decimal(requests).times(outcomeUnit.perRequest)).toSignificantDigits(12).toFixed()
      : null,
  }));
}
