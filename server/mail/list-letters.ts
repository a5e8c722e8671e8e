import type { TenantContext } from "@/server/tenancy/context";

/** The outbox, newest first: what is due, what left, what failed and why. */
export async function listLetters(ctx: TenantContext) {
  const rows = await ctx.db.letter.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: [{ createdAt: "desc" }, { to: "asc" }],
    take: 500,
    select: {
      id: true,
      kind: true,
      to: true,
      toName: true,
      subject: true,
      status: true,
      attempts: true,
      dueAt: true,
      sentAt: true,
      transport: true,
      lastError: true,
      createdAt: true,
      reviewId: true,
    },
  });
  return rows;
}
