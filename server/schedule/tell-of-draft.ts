import { formatDay } from "@/server/kernel/format";
import { addDays } from "@/server/kernel/day";
import { quarterLabel, type Quarter } from "@/server/kernel/quarter";
import { writeNotice } from "@/server/mail";
import { reviewState } from "@/server/review";
import type { TenantContext } from "@/server/tenancy/context";
import { membersWho } from "./members-who";

/** A letter to everybody who prepares reviews: the draft of the quarter is there. Answers how many letters were written. */
export async function tellOfDraft(ctx: TenantContext, quarter: Quarter): Promise<number> {
  const { id } = await reviewState(ctx, quarter.key);
  const label = quarterLabel(quarter, ctx.organization.fiscalYearStart);
  let written = 0;
  for (const member of await membersWho(ctx, "review:prepare")) {
    const isNew = await writeNotice(ctx, {
      key: `draft:${quarter.key}:${member.email}`,
      kind: "draft",
      reviewId: id,
      to: member,
      subject: `${ctx.organization.name}, ${label}: the draft of the review is there`,
      finding: `${label} has ended, and the draft of its review is there.`,
      paragraphs: [
        `It holds what was imported for ${formatDay(quarter.from)} to ${formatDay(addDays(quarter.to, -1))}, and follows your imports until you move it to review.`,
        "Look at its data quality first: days that are missing and usage without a price or a workload.",
      ],
      link: { path: `/reviews/${quarter.key}`, label: "Open the draft" },
      why: "You get this because you may prepare reviews.",
    });
    written += isNew ? 1 : 0;
  }
  return written;
}
