import { z } from "zod";
import { Refusal } from "../kernel/refusal";
import { audit } from "./audit";
import type { TenantContext } from "./context";
import { lockedMember, mustNotBeLastOwner } from "./members";

/** The organization's address, so that nobody leaves another one than is meant. */
export const leaveSchema = z.strictObject({ slug: z.string().max(40) });

/** Leaves the organization, at the next request. @throws Refusal for the last owner, and for another address */
export async function leaveOrganization(ctx: TenantContext, input: z.output<typeof leaveSchema>): Promise<void> {
  const { id: organizationId, slug } = ctx.organization;
  if (input.slug !== slug)
    throw new Refusal("bad-input", "another-organization", `Name the organization that you leave: ${slug}.`);
  const { id: userId } = ctx.actor;
  const member = await lockedMember(ctx, userId);
  if (member.role === "owner") await mustNotBeLastOwner(ctx, member.name);
  await ctx.db.membership.delete({ where: { organizationId_userId: { organizationId, userId } } });
  await audit(ctx, { action: "member.leave", subject: member.name, before: member.role, after: null });
}
