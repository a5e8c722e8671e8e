import { z } from "zod";
import { notFound, Refusal } from "../kernel/refusal";
import { roleMay } from "./abilities";
import { audit } from "./audit";
import type { TenantContext } from "./context";
import { hashToken } from "./hash-token";
import { newId, newSecret } from "./new-id";
import { emailSchema, nameSchema, passwordSchema, roleSchema, type Role } from "./schema";
import { hashPassword, isCommonPassword, passwordMatches } from "./sign-in/password";
import { asPerson, enterTenant, type PersonTransaction } from "./tenant-database";

const VALID_DAYS = 7;

export const inviteSchema = z.object({ email: emailSchema, role: roleSchema });
export const acceptSchema = z.object({ token: z.string(), name: nameSchema, password: passwordSchema });

/** A token begins with the organization's id, so that the tenant is set before anything is read. */
const organizationOf = (token: string): string => token.split(".")[0] ?? "";

/** Invites an address to a role; answers the token of the link, which is shown once. */
export async function invite(ctx: TenantContext, input: z.output<typeof inviteSchema>): Promise<{ token: string }> {
  if (input.role === "owner" && ctx.actor.role !== null && !roleMay(ctx.actor.role, "member:name-owner"))
    throw new Refusal("forbidden", "owners-name-owners", "Only an owner names owners.");
  const organizationId = ctx.organization.id;
  if (await ctx.db.membership.findFirst({ where: { organizationId, email: input.email } }))
    throw new Refusal("conflict", "already-member", `${input.email} is a member already.`, { field: "email" });
  await ctx.db.invitation.updateMany({
    where: { organizationId, email: input.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const token = `${organizationId}.${newSecret()}`;
  await ctx.db.invitation.create({
    data: {
      organizationId,
      id: ctx.newId(),
      email: input.email,
      role: input.role,
      tokenHash: hashToken(token),
      invitedBy: ctx.actor.name,
      expiresAt: new Date(Date.now() + VALID_DAYS * 86_400_000),
    },
  });
  await audit(ctx, { action: "member.invite", subject: input.email, facts: { role: input.role } });
  return { token };
}

export async function listInvitations(ctx: TenantContext) {
  const rows = await ctx.db.invitation.findMany({
    where: { organizationId: ctx.organization.id, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role as Role,
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt,
  }));
}

export async function revokeInvitation(ctx: TenantContext, input: { id: string }): Promise<void> {
  const { count } = await ctx.db.invitation.updateMany({
    where: { organizationId: ctx.organization.id, id: input.id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound("invitation");
  await audit(ctx, { action: "member.revoke-invitation", subject: input.id });
}

/** What the invited person sees. Used, revoked, expired and unknown ones are all not found. */
export async function readInvitation(token: string, now: Date) {
  return asPerson(null, async (db) => {
    const invitation = await openInvitation(db, token, now);
    const organization = await db.organization.findUniqueOrThrow({ where: { id: invitation.organizationId } });
    return {
      email: invitation.email,
      role: invitation.role as Role,
      invitedBy: invitation.invitedBy,
      organization: organization.name,
      slug: organization.slug,
    };
  });
}

/** Accepts an invitation, with the account of its address: an existing one by its password, else a new one. */
export async function acceptInvitation(
  input: z.output<typeof acceptSchema>,
  now: Date,
): Promise<{ slug: string; email: string }> {
  const { email } = await asPerson(null, (db) => openInvitation(db, input.token, now));
  const known = await asPerson(null, (db) => db.user.findUnique({ where: { email } }));
  if (known && !(await passwordMatches(input.password, known.passwordHash)))
    throw new Refusal("forbidden", "wrong-credentials", `${email} has an account already: give its password.`, {
      field: "password",
    });
  if (!known && isCommonPassword(input.password, email))
    throw new Refusal(
      "bad-input",
      "common-password",
      "This password is among the first that are guessed: choose another.",
      { field: "password" },
    );
  const passwordHash = known?.passwordHash ?? (await hashPassword(input.password));
  return asPerson(known?.id ?? null, async (db) => {
    const invitation = await openInvitation(db, input.token, now);
    const key = { organizationId: invitation.organizationId, id: invitation.id };
    const taken = await db.invitation.updateMany({
      where: { ...key, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: now },
    });
    if (taken.count !== 1) throw notFound("invitation");
    const user = known ?? (await db.user.create({ data: { id: newId(), email, name: input.name, passwordHash } }));
    const organizationId = invitation.organizationId;
    await db.membership.create({
      data: { organizationId, userId: user.id, name: user.name, email, role: invitation.role },
    });
    await db.auditEntry.create({
      data: {
        organizationId,
        id: newId(),
        actor: user.name,
        action: "member.accept-invitation",
        subject: email,
        facts: { role: invitation.role },
      },
    });
    const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
    return { slug: organization.slug, email };
  });
}

async function openInvitation(db: PersonTransaction, token: string, now: Date) {
  const organizationId = organizationOf(token);
  await enterTenant(db, organizationId);
  const invitation = await db.invitation.findUnique({
    where: { organizationId_tokenHash: { organizationId, tokenHash: hashToken(token) } },
  });
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= now)
    throw notFound("invitation");
  return invitation;
}
