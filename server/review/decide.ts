import type { z } from "zod";
import type { Day } from "@/server/kernel/day";
import { formatDay } from "@/server/kernel/format";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { asksForDecision, decideBy } from "./rules/agenda";
import { allowedVerdicts } from "./rules/allowed-verdicts";
import { presentOf } from "./rules/compare-decision";
import type { decideInput } from "./inputs";
import type { DecisionBasis, ReviewSnapshot, WorkloadLine } from "./schema";
import { snapshotOf } from "./read-review";
import { isPublished, lockReview } from "./store";

type DecideInput = z.infer<typeof decideInput>;

/**
 * Decides on one recommendation, from the draft on until the review is signed. An earlier decision stays as a row; the newest
 * holds, with what it was taken on.
 */
export async function decide(ctx: TenantContext, input: DecideInput): Promise<{ id: string }> {
  const review = await lockReview(ctx, input.quarter);
  if (isPublished(review.status))
    throw new Refusal("conflict", "signed-already", "This review is signed: its decisions stand.", {
      status: review.status,
    });
  const [first] = review.signatures;
  if (first)
    throw new Refusal("conflict", "signed-already", `${first.name} has signed these decisions: they stand.`, {
      signedAt: first.signedAt,
    });
  const snapshot = await snapshotOf(ctx, review);
  const line = snapshot.workloads.find(({ id }) => id === input.workloadId);
  if (!line) throw notFound("workload");
  refuseVerdict(line, input);
  const dueOn = dueDay(line, snapshot, input.dueOn);
  const organizationId = ctx.organization.id;
  await ctx.db.decision.updateMany({
    where: { organizationId, reviewId: review.id, workloadId: line.id, supersededAt: null },
    data: { supersededAt: ctx.now },
  });
  const id = ctx.newId();
  const basis: DecisionBasis = { ...presentOf(line), versions: snapshot.versions };
  await ctx.db.decision.create({
    data: {
      ...{ organizationId, id, reviewId: review.id, workloadId: line.id, verdict: input.verdict },
      ...{ ownerName: input.owner, dueOn: new Date(`${dueOn}T00:00:00Z`), note: input.sentence },
      ...{ takenOn: JSON.parse(JSON.stringify(basis)), decidedBy: ctx.actor.name, decidedAt: ctx.now },
    },
  });
  await audit(ctx, {
    action: "decision.make",
    subject: `${review.quarter}: ${line.name}`,
    reason: input.sentence,
    facts: { decision: id, verdict: input.verdict, owner: input.owner, dueOn, action: line.action },
  });
  return { id };
}

function refuseVerdict(line: WorkloadLine, { verdict }: DecideInput): void {
  if (line.action === null || !asksForDecision(line))
    throw new Refusal("conflict", "nothing-to-decide", `${line.name} asks for no decision in this review.`, {
      workloadId: line.id,
    });
  const allowed = allowedVerdicts(line.action);
  if (!allowed.includes(verdict))
    throw new Refusal(
      "bad-input",
      "verdict-not-allowed",
      `Nothing meets the requirements of ${line.name}, so there is nothing to accept: defer or reject it.`,
      { field: "verdict", allowed },
    );
}

/** The day asked for, else fourteen days after the quarter; never after what is in use is switched off. */
function dueDay(line: WorkloadLine, { quarter }: ReviewSnapshot, asked: Day | undefined): Day {
  const due = asked ?? line.dueOn ?? decideBy(quarter, line.retiresOn);
  if (line.retiresOn !== null && due > line.retiresOn)
    throw new Refusal(
      "bad-input",
      "due-after-retirement",
      `dueOn: ${line.optionLabel ?? line.name} is switched off on ${formatDay(line.retiresOn)}; choose that day or an earlier one.`,
      { field: "dueOn", retiresOn: line.retiresOn },
    );
  return due;
}
