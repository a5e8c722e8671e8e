import type { Month } from "@/server/kernel/day";
import { zero } from "@/server/kernel/decimal";
import { savingOf, type DeploymentWithLedger } from "@/server/roi";
import type { TenantContext } from "@/server/tenancy/context";
import { daysInProduction, promisedFor } from "../rules/promised";
import { actionWords } from "../rules/wording/decision-line";
import { NOT_IN_PRODUCTION } from "../rules/wording/promised-headline";
import type { DecisionBasis, PromisedLine, ReviewQuarter } from "../schema";
import { amountOf } from "./deployment-lines";
import type { SignedQuarter } from "./signed-quarters";

const NOTHING = { low: "0", high: "0" };

/**
 * What the accepted decisions of earlier signed reviews promised for the quarter, and what came in. A trial promises nothing
 * yet, and what had left production before the quarter nothing any more.
 */
export async function promisedLines(
  ctx: TenantContext,
  quarter: ReviewQuarter,
  months: readonly Month[],
  signed: readonly SignedQuarter[],
  deployments: readonly DeploymentWithLedger[],
): Promise<PromisedLine[]> {
  if (signed.length === 0) return [];
  const accepted = await ctx.db.decision.findMany({
    where: {
      organizationId: ctx.organization.id,
      reviewId: { in: signed.map(({ reviewId }) => reviewId) },
      ...{ verdict: "accept", supersededAt: null },
    },
    include: { workload: { select: { name: true } } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
  return signed.flatMap((review) =>
    accepted
      .filter(({ reviewId }) => reviewId === review.reviewId)
      .flatMap(({ id, workloadId, workload, takenOn, note }): PromisedLine[] => {
        const basis = takenOn as unknown as DecisionBasis;
        const found = deployments.find(({ deployment }) => deployment.decisionId === id);
        if (basis.action === "trial" || (found?.deployment.endedOn ?? quarter.from) < quarter.from) return [];
        const line = review.workloads.find((one) => one.id === workloadId);
        const startedOn = found?.deployment.startedOn ?? null;
        const days = startedOn === null ? 0 : daysInProduction(quarter, startedOn, found?.deployment.endedOn ?? null);
        return [
          {
            ...{ quarterLabel: review.quarter.label, workloadId, workloadName: workload.name },
            decision: (line && actionWords(line)) ?? "",
            promised: basis.saving && days > 0 ? promisedFor(basis.saving, days) : NOTHING,
            realised: amountOf(found?.ledger ? savingOf(found.ledger, months) : zero),
            note: days === 0 ? NOT_IN_PRODUCTION : note || null,
          },
        ];
      }),
  );
}
