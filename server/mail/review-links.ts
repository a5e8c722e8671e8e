import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import type { ReviewScope } from "@/server/review/wording";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { revokeLinksInput } from "./schema";

export interface ListedLink {
  readonly id: string;
  readonly quarter: string;
  readonly recipient: string;
  readonly scope: ReviewScope;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly opens: number;
  readonly lastOpenedAt: string | null;
}

/** Every link that letters carry, newest quarter first: how often it was opened, and whether it still opens. */
export async function listLinks(ctx: TenantContext): Promise<ListedLink[]> {
  const rows = await ctx.db.reviewLink.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: [{ review: { quarter: "desc" } }, { recipient: "asc" }, { id: "asc" }],
    include: { review: { select: { quarter: true } } },
    take: 500,
  });
  return rows.map(({ id, review, recipient, scope, expiresAt, revokedAt, opens, lastOpenedAt }) => ({
    ...{ id, quarter: review.quarter, recipient, scope: scope === "summary" ? "summary" : "whole", opens },
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
  }));
}

/** Closes one link, or all links of a quarter's review. What is closed already stays so. Answers how many were closed. */
export async function revokeLinks(
  ctx: TenantContext,
  input: z.infer<typeof revokeLinksInput>,
): Promise<{ revoked: number }> {
  const organizationId = ctx.organization.id;
  const chosen = "id" in input ? { id: input.id } : { review: { quarter: input.quarter } };
  const links = await ctx.db.reviewLink.findMany({ where: { organizationId, ...chosen }, include: { review: true } });
  const [first] = links;
  if (!first) throw notFound("link");
  const { count } = await ctx.db.reviewLink.updateMany({
    where: { organizationId, id: { in: links.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  if (count > 0)
    await audit(ctx, {
      action: "review.link-revoke",
      subject: first.review.quarter,
      facts: { links: count, recipients: links.map(({ recipient }) => recipient) },
    });
  return { revoked: count };
}
