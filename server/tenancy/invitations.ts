import { z } from "zod";
import { formatDay } from "../kernel/format/day";
import { dayOf } from "../kernel/day";
import { readEnvironment } from "../environment/environment";
import { notFound, Refusal } from "../kernel/refusal";
import { roleMay } from "./abilities";
import { audit } from "./audit";
import type { TenantContext } from "./context";
import { hashToken } from "./hash-token";
import { newSecret } from "./new-id";
import { emailSchema, roleSchema, type Role } from "./schema";
import { askPersonLetter } from "./sign-in/person-letters";
import { takeTurn } from "./sign-in/throttle";
import { asPerson, enterTenant, inTenant, type PersonTransaction } from "./tenant-database";

const VALID_DAYS = 7;

export const inviteSchema = z.object({ email: emailSchema, role: roleSchema });

/** A token begins with the organization's id, so that the tenant is set before anything is read. */
const organizationOf = (token: string): string => token.split(".")[0] ?? "";

/**
 * Invites an address to a role; an earlier invitation of it ends. Where letters leave the installation, the link goes to that
 * address alone, which proves whose it is; else it is answered, this once, to be handed over.
 * @throws Refusal for a member, for an owner named by anyone but an owner, and after too many
 */
export async function invite(
  ctx: TenantContext,
  input: z.output<typeof inviteSchema>,
): Promise<{ token: string | null }> {
  if (input.role === "owner" && ctx.actor.role !== null && !roleMay(ctx.actor.role, "member:name-owner"))
    throw new Refusal("forbidden", "owners-name-owners", "Only an owner names owners.");
  const organizationId = ctx.organization.id;
  const { email, role } = input;
  if (await ctx.db.membership.findFirst({ where: { organizationId, email } }))
    throw new Refusal("conflict", "already-member", `${email} is a member already.`, { field: "email" });
  const now = new Date();
  await takeTurn([["invitation", organizationId]], now);
  await ctx.db.invitation.updateMany({
    where: { organizationId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const token = `${organizationId}.${newSecret()}`;
  const id = ctx.newId();
  const expiresAt = new Date(now.getTime() + VALID_DAYS * 86_400_000);
  await ctx.db.invitation.create({
    data: { organizationId, id, email, role, tokenHash: hashToken(token), invitedBy: ctx.actor.name, expiresAt },
  });
  await audit(ctx, { action: "member.invite", subject: email, facts: { role } });
  if (ctx.organization.isDemo || !readEnvironment(process.env).SMTP_URL) return { token };
  await askPersonLetter(ctx.db, { kind: "invitation", email, about: `${organizationId}.${id}` }, now);
  return { token: null };
}

/** The link of an invitation, made when its letter leaves: only that one works. Null for one that is not open any more. */
export async function makeInvitationToken(about: string, now: Date) {
  const [organizationId = "", id = ""] = about.split(".");
  return inTenant(organizationId, async (db) => {
    const token = `${organizationId}.${newSecret()}`;
    const { count } = await db.invitation.updateMany({
      where: { organizationId, id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { tokenHash: hashToken(token) },
    });
    if (count !== 1) return null;
    const invitation = await db.invitation.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } });
    const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
    const { invitedBy, role, expiresAt } = invitation;
    return { token, organization: organization.name, invitedBy, role, until: formatDay(dayOf(expiresAt)) };
  });
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

/** An invitation by its token, in the tenant it belongs to. @throws Refusal not-found for a used, revoked, expired and unknown one. */
export async function openInvitation(db: PersonTransaction, token: string, now: Date) {
  const organizationId = organizationOf(token);
  await enterTenant(db, organizationId);
  const invitation = await db.invitation.findUnique({
    where: { organizationId_tokenHash: { organizationId, tokenHash: hashToken(token) } },
  });
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= now)
    throw notFound("invitation");
  return invitation;
}
