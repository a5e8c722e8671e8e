import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { readPortfolio } from "../read-portfolio";
import { exposureLines, type ExposureLine } from "../rules/outlook/exposure-lines";
import { routerCandidates, type RouterCandidate } from "../rules/outlook/router-candidates";
import type { portfolioInput } from "../inputs";
import type { ReviewQuarter, ReviewSnapshot, WorkloadLine } from "../schema";
import { whatWouldMove, type WhatWouldMove } from "./what-would-move";

/** What a workload is told, as a line of a list. */
export type AdvisedLine = Pick<
  WorkloadLine,
  | "id"
  | "name"
  | "spend"
  | "action"
  | "level"
  | "recommendedLevel"
  | "option"
  | "optionLabel"
  | "recommendedOption"
  | "recommendedLabel"
  | "confidence"
>;

/** What would have to be true for a workload to be told something else; the nearest first. */
export interface WorkloadMoves extends WhatWouldMove {
  readonly line: AdvisedLine;
  /** What its options are called, by key. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface Outlook {
  readonly quarter: ReviewQuarter;
  readonly currency: string;
  readonly versions: ReviewSnapshot["versions"];
  readonly runRate: ReviewSnapshot["runRate"];
  readonly exposure: readonly ExposureLine[];
  readonly routers: readonly RouterCandidate[];
  /** The dearest workloads with a recommendation; `of` how many there are. */
  readonly moves: readonly WorkloadMoves[];
  readonly of: number;
  /** Quarters with data, newest first. */
  readonly quarters: readonly ReviewQuarter[];
}

/** Some two hundred questions to the engine a workload: beyond this many the page would wait. */
const MOST_WORKLOADS = 30;

/** What the next two quarters may change: what is switched off, what could be routed, what would move each workload. */
export async function readOutlook(ctx: TenantContext, input: z.infer<typeof portfolioInput>): Promise<Outlook> {
  const { snapshot, quarters } = await readPortfolio(ctx, input);
  const { quarter, currency, versions, runRate, workloads, retirements } = snapshot;
  const asked = workloads
    .filter(({ recommendation }) => recommendation !== null)
    .sort((one, other) => Number(other.spend) - Number(one.spend));
  return {
    ...{ quarter, currency, versions, runRate, quarters },
    exposure: exposureLines(retirements, workloads, ctx.today, ctx.organization.fiscalYearStart),
    routers: routerCandidates(workloads),
    moves: asked.slice(0, MOST_WORKLOADS).flatMap(movesOf),
    of: asked.length,
  };
}

function movesOf(workload: WorkloadLine): WorkloadMoves[] {
  const { recommendation } = workload;
  if (!recommendation) return [];
  const labels = Object.fromEntries(recommendation.input.options.map(({ id, label }) => [id, label ?? id]));
  return [{ line: advisedLine(workload), labels, ...whatWouldMove(recommendation) }];
}

const advisedLine = ({ id, name, spend, ...line }: WorkloadLine): AdvisedLine => ({
  ...{ id, name, spend, action: line.action, confidence: line.confidence },
  ...{ level: line.level, option: line.option, optionLabel: line.optionLabel },
  recommendedLevel: line.recommendedLevel,
  recommendedOption: line.recommendedOption,
  recommendedLabel: line.recommendedLabel,
});
