import type { Quarter } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import type { RecommendedWorkload } from "./answer-workload";
import { answerFor, gatherPortfolio, type AnswerVersions, type PortfolioQuestion } from "./gather-portfolio";
import { quarterFigures, type QuarterFigure } from "./quarter-figures";
import type { Period } from "./rules/period-of";
import type { Prices } from "./schema";

/** Every workload of the organization in a quarter, the unassigned rest beside them, and what the answers depend on. */
export interface PortfolioAnswer {
  readonly quarter: Quarter;
  /** The quarter on screen last, four before it. */
  readonly quarters: readonly Quarter[];
  readonly prices: Prices;
  readonly currency: string;
  /** What the engine was asked about; null where the quarter runs and nothing was used. */
  readonly period: Period | null;
  /** By name. Archived ones where they have usage in one of the quarters. */
  readonly workloads: readonly RecommendedWorkload[];
  /** Usage that no rule assigns, by quarter. */
  readonly unassigned: readonly QuarterFigure[];
  readonly versions: AnswerVersions;
}

/** Asks the engine about every workload. A dozen statements, however many workloads there are. */
export async function recommendWorkloads(ctx: TenantContext, question: PortfolioQuestion): Promise<PortfolioAnswer> {
  const portfolio = await gatherPortfolio(ctx, question);
  const { quarter, quarters, stored, usage, terms, versions } = portfolio;
  const workloads = stored.map((workload) => answerFor(workload, portfolio));
  return {
    ...{
      quarter,
      quarters,
      prices: question.prices,
      currency: ctx.organization.currency,
      period: usage.period,
      versions,
    },
    workloads: workloads.filter((one) => !one.isArchived || one.quarters.some(({ tokens }) => tokens > 0)),
    unassigned: quarterFigures(usage.ofQuarters.get(null) ?? [], terms.quarterKeys, terms.value),
  };
}
