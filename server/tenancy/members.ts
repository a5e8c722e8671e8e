import { notFound, Refusal } from "../kernel/refusal";
import { roleMay } from "./abilities";
import { audit } from "./audit";
import type { TenantContext } from "./context";
import type { Role } from "./schema";
import { endSessionsOf } from "./sign-in/my-sessions";

export interface ListedMember {
  readonly userId: string;
  readonly name: string;
  /** Null for those who may not read addresses. */
  readonly email: string | null;
  readonly role: Role;
  readonly since: string;
  readonly isMe: boolean;
}

/** Everyone in the organization, by name. */
export async function listMembers(ctx: TenantContext): Promise<ListedMember[]> {
  const mayReadAddress = ctx.actor.role !== null && roleMay(ctx.actor.role, "member:read-address");
  const rows = await ctx.db.membership.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: { name: "asc" },
  });
  return rows.map((row) => ({
    userId: row.userId,
    name: row.name,
    email: mayReadAddress ? row.email : null,
    role: row.role,
    since: row.createdAt.toISOString().slice(0, 10),
    isMe: row.userId === ctx.actor.id,
  }));
}

/** Gives a member another role; they sign in anew. @throws Refusal for the last owner, and for owners named by anyone but an owner. */
export async function changeRole(ctx: TenantContext, input: { userId: string; role: Role }): Promise<void> {
  const member = await lockedMember(ctx, input.userId);
  if (member.role === input.role) return;
  mayTouchOwners(ctx, member.role, input.role);
  if (member.role === "owner") await mustNotBeLastOwner(ctx, member.name);
  await ctx.db.membership.update({
    where: { organizationId_userId: { organizationId: ctx.organization.id, userId: input.userId } },
    data: { role: input.role },
  });
  await audit(ctx, {
    action: "member.change-role",
    subject: member.name,
    facts: { from: member.role, to: input.role },
  });
  // Who signs in again gets a session of a new id.
  await endSessionsOf({ userId: input.userId });
}

/**
 * Signs a member out of every device: one that was lost, an account that somebody else may have. It is the person's account, so they
 * are out of their other organizations too, and may come in again.
 */
export async function endMemberSessions(ctx: TenantContext, input: { userId: string }): Promise<void> {
  const member = await lockedMember(ctx, input.userId);
  mayTouchOwners(ctx, member.role, member.role);
  await audit(ctx, { action: "member.end-sessions", subject: member.name });
  await endSessionsOf({ userId: input.userId });
}

/** Takes a member out; their next request is refused. */
export async function removeMember(ctx: TenantContext, input: { userId: string }): Promise<void> {
  const member = await lockedMember(ctx, input.userId);
  mayTouchOwners(ctx, member.role, member.role);
  if (member.role === "owner") await mustNotBeLastOwner(ctx, member.name);
  await ctx.db.membership.delete({
    where: { organizationId_userId: { organizationId: ctx.organization.id, userId: input.userId } },
  });
  await audit(ctx, { action: "member.remove", subject: member.name, facts: { role: member.role } });
}

/** Locks all owners first, so that two who demote each other at once cannot both succeed. */
export async function lockedMember(ctx: TenantContext, userId: string): Promise<{ name: string; role: Role }> {
  await ctx.db
    .$queryRaw`SELECT 1 FROM "Membership" WHERE "organizationId" = ${ctx.organization.id} AND role = 'owner' ORDER BY "userId" FOR UPDATE`;
  const member = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: ctx.organization.id, userId } },
  });
  if (!member) throw notFound("member");
  return member;
}

function mayTouchOwners(ctx: TenantContext, from: Role, to: Role): void {
  const mayNameOwner = ctx.actor.role === null || roleMay(ctx.actor.role, "member:name-owner");
  if ((from === "owner" || to === "owner") && !mayNameOwner)
    throw new Refusal("forbidden", "owners-name-owners", "Only an owner names owners or takes the role away.");
}

export async function mustNotBeLastOwner(ctx: TenantContext, name: string): Promise<void> {
  const owners = await ctx.db.membership.count({ where: { organizationId: ctx.organization.id, role: "owner" } });
  if (owners <= 1) throw new Refusal("conflict", "last-owner", `${name} is the last owner: name another owner first.`);
}
