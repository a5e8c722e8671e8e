import { formatDay, numberWordFirst } from "@/server/kernel/format";
import type { Quarter } from "@/server/kernel/quarter";
import { writeNotice } from "@/server/mail";
import { decideBy, readReview } from "@/server/review";
import { plural } from "@/server/review/wording";
import type { TenantContext } from "@/server/tenancy/context";
import { membersWho } from "./members-who";
import type { Step } from "./rules/steps-due";

/**
 * One letter to everybody who may decide and sign: what is still open. Who has signed already hears nothing. Answers how many
 * letters were written.
 */
export async function remindReviewers(ctx: TenantContext, quarter: Quarter, step: Step): Promise<number> {
  const review = await readReview(ctx, { quarter: quarter.key });
  const signed = new Set(review.signatures.map(({ personId }) => personId));
  const { label } = review.snapshot.quarter;
  const open = review.agenda.open.count;
  const missing = review.requiredSignatures - review.signatures.length;
  let written = 0;
  for (const member of await membersWho(ctx, "review:sign")) {
    if (signed.has(member.userId)) continue;
    const isNew = await writeNotice(ctx, {
      key: `${step}:${quarter.key}:${review.revision}:${member.email}`,
      kind: "reminder",
      reviewId: review.id,
      to: member,
      subject: `${ctx.organization.name}, ${label}: the review waits for you`,
      finding: openSentence(label, open, missing, review.status === "draft"),
      paragraphs: [
        `It goes to its readers once it is signed. Recommendations are to be decided on by ${formatDay(decideBy(quarter, null))}.`,
      ],
      link: { path: `/reviews/${quarter.key}`, label: "Open the review" },
      why: "You get this because you may decide on reviews and sign them. It comes once a business day until the review is signed.",
    });
    written += isNew ? 1 : 0;
  }
  return written;
}

function openSentence(label: string, open: number, signatures: number, isDraft: boolean): string {
  const decisions = `${numberWordFirst(open)} ${plural(open, "decision is", "decisions are")} open in the review of ${label}`;
  if (open > 0) return isDraft ? `${decisions}, which is still a draft.` : `${decisions}.`;
  if (isDraft) return `The review of ${label} is still a draft: it can be moved to review.`;
  return `The review of ${label} waits for ${signatures === 1 ? "a signature" : `${signatures} signatures`}.`;
}
