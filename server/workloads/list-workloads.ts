import type { Action, Confidence, Level } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import type { TenantContext } from "@/server/tenancy/context";
import type { RecommendedWorkload } from "./answer-workload";
import type { PortfolioQuestion } from "./gather-portfolio";
import type { QuarterFigure } from "./quarter-figures";
import { recommendWorkloads, type PortfolioAnswer } from "./recommend-workloads";
import type { Withheld } from "./rules/withheld";

/** One line of the list of workloads. Money in the organization's currency, as exact decimals. */
export interface ListedWorkload {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly isArchived: boolean;
  readonly spend: string;
  /** Of all spend of the quarter; null where there is none. */
  readonly share: number | null;
  /** Against the quarter before; null where that had none. */
  readonly change: number | null;
  /** Oldest first, the quarter on screen last. */
  readonly quarters: readonly QuarterFigure[];
  readonly tokens: number;
  readonly requests: number | null;
  /** Share of the tokens that have a price; null without tokens. */
  readonly pricedShare: number | null;
  readonly level: Level | null;
  readonly optionLabel: string | null;
  /** When what is in use is switched off. */
  readonly retiresOn: Day | null;
  readonly recommended: {
    readonly level: Level | null;
    readonly optionLabel: string | null;
    readonly action: Action;
    readonly confidence: Confidence;
    readonly costDriven: boolean;
    readonly yearlySaving: { readonly expected: number; readonly adverse: number } | null;
  } | null;
  readonly withheld: Withheld | null;
}

export interface WorkloadList extends Pick<
  PortfolioAnswer,
  "quarter" | "quarters" | "prices" | "currency" | "period" | "versions"
> {
  readonly workloads: readonly ListedWorkload[];
  readonly unassigned: readonly QuarterFigure[];
  /** Spend of each quarter, the unassigned one included. */
  readonly total: readonly string[];
}

/** The workloads with their spend of five quarters, where they stand and where they should. */
export async function listWorkloads(ctx: TenantContext, question: PortfolioQuestion): Promise<WorkloadList> {
  const { workloads, ...answer } = await recommendWorkloads(ctx, question);
  const total = answer.quarters.map((_, at) =>
    totalAt([...workloads.map(({ quarters }) => quarters), answer.unassigned], at),
  );
  return {
    ...answer,
    total: total.map((sum) => sum.toFixed()),
    workloads: workloads.map((one) => listed(one, total.at(-1))),
  };
}

const totalAt = (figures: readonly (readonly QuarterFigure[])[], at: number): Decimal =>
  sumOf(figures.map((quarters) => new Decimal(quarters[at]?.spend ?? 0)));

function listed(workload: RecommendedWorkload, total: Decimal | undefined): ListedWorkload {
  const {
    id,
    name,
    ownerName,
    isArchived,
    spend,
    quarters,
    tokens,
    requests,
    present,
    labels,
    recommendation,
    withheld,
    input,
  } = workload;
  const last = quarters.at(-1);
  const inUse = input?.options.find((option) => option.id === present?.option);
  return {
    ...{ id, name, ownerName, isArchived, spend, quarters, tokens, requests, withheld },
    share: total?.gt(0) ? new Decimal(spend).div(total).toNumber() : null,
    change: changeOf(quarters.at(-2)?.spend, spend),
    pricedShare: last && last.tokens > 0 ? last.pricedTokens / last.tokens : null,
    level: present?.level ?? null,
    optionLabel: present?.label ?? null,
    retiresOn: inUse?.retiresOn ?? null,
    recommended: recommendation && {
      level: recommendation.level,
      optionLabel: recommendation.option === null ? null : (labels[recommendation.option] ?? present?.label ?? null),
      ...{
        action: recommendation.action,
        confidence: recommendation.confidence,
        costDriven: recommendation.costDriven,
      },
      yearlySaving:
        recommendation.economics.find(({ option }) => option === recommendation.option)?.yearlySaving ?? null,
    },
  };
}

/** Relative change of spend; null where there was none before. */
export function changeOf(before: string | undefined, after: string): number | null {
  const base = new Decimal(before ?? 0);
  return base.gt(0) ? new Decimal(after).minus(base).div(base).toNumber() : null;
}
