import {
  cumulativeCosts,
  policyInForce,
  type CumulativeCosts,
  type EngineInput,
  type OptionEconomics,
  type Policy,
  type Recommendation,
} from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import { remembering } from "@/server/kernel/remembering";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { RecommendedWorkload } from "./answer-workload";
import { answerFor, gatherPortfolio, type Portfolio, type PortfolioQuestion } from "./gather-portfolio";
import { busiestHour, type BusiestHour } from "./busiest-hour";
import { changeOf } from "./list-workloads";
import { quarterFigures } from "./quarter-figures";
import { answerChanges, type AnswerChange } from "./rules/answer-changes";
import type { CostLines } from "./rules/cost-lines";
import { judgeOption, type JudgedOption } from "./rules/judge-option";
import { optionCosts } from "./rules/option-costs";
import { modelMix, type ModelUse } from "./rules/model-mix";
import {
  outcomeMonths,
  outcomeTrend,
  type CostedMonth,
  type OutcomeMonth,
  type OutcomeTrend,
} from "./rules/outcome-months";
import { proposeOption } from "./rules/propose-option";
import { successesOf } from "./rules/successes-of";
import { suggestGrowth, type SuggestedGrowth } from "./rules/suggest-growth";
import { workloadTemplates, type WorkloadTemplate } from "./rules/templates/workload-templates";
import type { OptionDefinition, OptionDefinitionInput, WorkloadProfile } from "./schema";
import type { StoredEvidence, StoredWorkload } from "./store";
import { workloadMonths } from "./workload-months";

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
  /** Line by line; null where it is not in the question. */
  readonly costs: CostLines | null;
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
  /** What a person may accept as monthly growth: from one ended quarter to the next. */
  readonly suggestedGrowth: SuggestedGrowth | null;
  /** What it was started from; null: from nothing. */
  readonly template: WorkloadTemplate | null;
  /** The hour behind the peak; null where no source tells hours. */
  readonly busiestHour: BusiestHour | null;
  /** Which models served the period, by their share of its tokens. */
  readonly models: readonly ModelUse[];
  /** Calendar months of the quarters on screen, oldest first. */
  readonly months: readonly CostedMonth[];
  /** Cost of one successful outcome by month; null where no unit is named. */
  readonly outcomes: { readonly months: readonly OutcomeMonth[]; readonly trend: OutcomeTrend | null } | null;
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
  const from = quarters[0]?.from ?? quarter.from;
  const months = await workloadMonths(ctx, workload.id, { from, to: quarter.to }, terms.value);
  const ended = quarters.filter(({ to }) => to <= ctx.today).map(({ key }) => key);
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
    options: readOptions(workload, answer, policyInForce(terms.policy.thresholds)),
    archivedOptions: workload.options
      .filter((option) => option.isArchived)
      .map(({ id, key, definition }) => ({ id, key, label: definition.label })),
    curves: curvesOf(answer, policyInForce(terms.policy.thresholds)),
    changes: answer.recommendation ? changesOf(answer.recommendation) : [],
    proposals: answer.inUse.withoutOption.map(({ provider, model, share }) => ({
      provider,
      model,
      share,
      definition: proposeOption({ provider, model }),
    })),
    suggestedGrowth: suggestGrowth(answer.quarters.filter(({ key }) => ended.includes(key))),
    template: workloadTemplates.find(({ key }) => key === workload.profile.template) ?? null,
    busiestHour: usage.period ? await busiestHour(ctx, workload.id, usage.period) : null,
    models: modelMix(usage.ofPeriod.get(workload.id) ?? [], (sum) => terms.value(sum).cost),
    months,
    outcomes: outcomesOf(workload, answer, months),
    policy: policyInForce(terms.policy.thresholds),
  };
}

/** Some sixty questions to the engine: those of the latest workloads that were read are kept. */
const changesOf = remembering(
  200,
  ({ input }: Recommendation) => JSON.stringify(input),
  (recommendation) => answerChanges(recommendation.input, recommendation),
);

function spendShare({ spend }: RecommendedWorkload, { usage, terms, quarter }: Portfolio): number | null {
  const all = quarterFigures([...usage.ofQuarters.values()].flat(), terms.quarterKeys, terms.value);
  const total = new Decimal(all.find(({ key }) => key === quarter.key)?.spend ?? 0);
  return total.gt(0) ? new Decimal(spend).div(total).toNumber() : null;
}

function readOptions(
  workload: StoredWorkload,
  { input, recommendation, inUse, evidenceFrom }: RecommendedWorkload,
  policy: Policy,
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
        costs: optionCosts(definition, { input, recommendation }, key, policy),
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

function outcomesOf(
  { profile, options }: StoredWorkload,
  { inUse }: RecommendedWorkload,
  months: readonly CostedMonth[],
): ReadWorkload["outcomes"] {
  const { outcomeUnit, successes } = profile;
  if (!outcomeUnit) return null;
  const evidence = options.find(({ key }) => key === inUse.current)?.evidence ?? [];
  const known = outcomeMonths(outcomeUnit, successesOf(outcomeUnit, successes, evidence), months);
  return { months: known, trend: outcomeTrend(known) };
}
