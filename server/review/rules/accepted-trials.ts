import type { NextExperiment } from "@/server/engine";
import type { Decision, ReviewSnapshot } from "../schema";

/** A test that an accepted trial opens, as it was advised. */
export interface AcceptedTrial {
  readonly workloadId: string;
  readonly decisionId: string;
  readonly ownerName: string;
  readonly note: string;
  readonly experiment: NextExperiment;
}

/** The tests that accepted decisions open: those taken on a trial, where there is something to try. */
export const acceptedTrials = (
  decisions: readonly (Pick<Decision, "workloadId" | "verdict" | "owner" | "sentence" | "basis"> & {
    readonly id: string;
  })[],
  { workloads }: Pick<ReviewSnapshot, "workloads">,
): AcceptedTrial[] =>
  decisions.flatMap(({ id, workloadId, verdict, owner, sentence, basis }) => {
    const experiment = workloads.find((line) => line.id === workloadId)?.recommendation?.nextExperiment ?? null;
    if (verdict !== "accept" || basis.action !== "trial" || experiment === null) return [];
    return [{ workloadId, decisionId: id, ownerName: owner ?? "", note: sentence ?? "", experiment }];
  });
