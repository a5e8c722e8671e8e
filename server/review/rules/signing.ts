import type { Decision, ReviewStatus, Signature, WorkloadLine } from "../schema";
import { agenda } from "./agenda";
import { compareDecision, presentOf } from "./compare-decision";

/** What stands between a person and their signature. */
export type SigningGap =
  | { readonly code: "not-in-review"; readonly status: ReviewStatus }
  | { readonly code: "decision-missing"; readonly workloadId: string; readonly name: string }
  | { readonly code: "decision-open-again"; readonly workloadId: string; readonly name: string }
  | { readonly code: "signed-already"; readonly signedAt: string }
  | { readonly code: "prepared-by-signer" };

export interface SigningQuestion {
  readonly status: ReviewStatus;
  readonly workloads: readonly WorkloadLine[];
  readonly decisions: readonly Decision[];
  readonly signatures: readonly Signature[];
  /** Who would sign; whether the role allows it is asked at the door. */
  readonly personId: string;
  readonly preparedBy: string | null;
  readonly mayPreparerSign: boolean;
}

/** Decisions that are still asked for: not taken, or taken on something that is no longer recommended. */
export function openDecisions(workloads: readonly WorkloadLine[], decisions: readonly Decision[]): SigningGap[] {
  const taken = new Map(decisions.map((decision) => [decision.workloadId, decision]));
  return agenda(workloads).flatMap((line): SigningGap[] => {
    const decision = taken.get(line.id);
    if (!decision) return [{ code: "decision-missing", workloadId: line.id, name: line.name }];
    return compareDecision(decision.basis, presentOf(line)).isOpenAgain
      ? [{ code: "decision-open-again", workloadId: line.id, name: line.name }]
      : [];
  });
}

/** Everything that is missing before this person can sign; nothing: they can. */
export function signingGaps(question: SigningQuestion): SigningGap[] {
  const signed = question.signatures.find(({ personId }) => personId === question.personId);
  return [
    ...(question.status === "in-review" ? [] : [{ code: "not-in-review", status: question.status } as const]),
    ...openDecisions(question.workloads, question.decisions),
    ...(signed ? [{ code: "signed-already", signedAt: signed.signedAt } as const] : []),
    ...(question.preparedBy === question.personId && !question.mayPreparerSign
      ? [{ code: "prepared-by-signer" } as const]
      : []),
  ];
}

/** True where one more signature, by this person, makes the review signed: the last one signs. */
export const isLastSignature = (signatures: readonly Signature[], requiredSignatures: number): boolean =>
  new Set(signatures.map(({ personId }) => personId)).size + 1 >= requiredSignatures;
