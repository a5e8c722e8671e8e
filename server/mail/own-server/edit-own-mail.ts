import { Refusal } from "@/server/kernel/refusal";
import { purposeOf, seal } from "@/server/secrets";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findMailHost } from "./find-mail-host";
import type { OwnMailInput } from "./own-mail-schema";
import { ownMailFacts } from "./read-own-mail";

/**
 * Lets the organization's letters leave through a mail server of its own. The password is sealed and never shown again; it goes
 * to the server it was given for alone, so that another host, port or user needs it anew.
 */
export async function editOwnMail(ctx: TenantContext, input: OwnMailInput): Promise<void> {
  const organizationId = ctx.organization.id;
  const { password, ...settings } = input;
  await findMailHost(input.host, input.port);
  const was = await ctx.db.organizationMail.findUnique({ where: { organizationId } });
  const isSameServer =
    was?.host === input.host && was.port === input.port && was.isTls === input.isTls && was.userName === input.userName;
  const kept = isSameServer ? was.passwordSealed : "";
  const passwordSealed = password ? seal(password, purposeOf("smtp", organizationId)) : input.userName ? kept : "";
  if (input.userName !== "" && passwordSealed === "")
    throw new Refusal("bad-input", "password-needed", "Give the password of this user at this server.", {
      field: "password",
    });
  const data = { ...settings, passwordSealed, changedBy: ctx.actor.name, changedAt: new Date() };
  await ctx.db.organizationMail.upsert({
    where: { organizationId },
    create: { organizationId, ...data },
    update: data,
  });
  await audit(ctx, {
    ...{ action: "mail.edit-server", subject: `${input.host}:${input.port}` },
    ...{ before: was ? ownMailFacts(was) : null, after: ownMailFacts(data) },
    facts: { passwordChanged: Boolean(password) },
  });
}

/** From now on letters leave as the installation's do. */
export async function removeOwnMail(ctx: TenantContext): Promise<void> {
  const organizationId = ctx.organization.id;
  const was = await ctx.db.organizationMail.findUnique({ where: { organizationId } });
  if (!was) return;
  await ctx.db.organizationMail.delete({ where: { organizationId } });
  await audit(ctx, {
    ...{ action: "mail.remove-server", subject: `${was.host}:${was.port}` },
    ...{ before: ownMailFacts(was), after: null },
  });
}
