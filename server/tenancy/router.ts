import { z } from "zod";
import { may, open, person, router } from "../api/procedures";
import { abilitiesOf } from "./abilities";
import { acceptInvitation, acceptSchema } from "./accept-invitation";
import { invite, inviteSchema, listInvitations, readInvitation, revokeInvitation } from "./invitations";
import { companySignInInput } from "./company/company-schema";
import { readCompanySignIn, removeCompanySignIn, saveCompanySignIn } from "./company/company-sign-in";
import { leaveOrganization, leaveSchema } from "./leave-organization";
import { changeRole, endMemberSessions, listMembers, removeMember } from "./members";
import { myOrganizations } from "./my-organizations";
import { readEnvironment } from "../environment/environment";
import { closeOrganization, readClosing, reopenOrganization } from "./closing/close-organization";
import { auditLogInput } from "./audit-log/audit-filter";
import { auditChoices, readAuditLog } from "./audit-log/read-audit-log";
import { newOrganization, newOrganizationSchema } from "./new-organization";
import { roleSchema } from "./schema";
import { isSecondFactorWanted, wantSecondFactor, wantSecondFactorSchema } from "./sign-in/second-factor-wanted";
import { createToken } from "./tokens/create-token";
import { listTokens } from "./tokens/list-tokens";
import { revokeToken } from "./tokens/revoke-token";
import { newTokenSchema } from "./tokens/token-schema";
import { welcomeFirstPerson, welcomeSchema } from "./welcome-first-person";

export const peopleRouter = router({
  welcome: open()
    .input(welcomeSchema)
    .mutation(({ ctx, input }) => welcomeFirstPerson(input, ctx.now)),
  readInvitation: open()
    .input(z.object({ token: z.string() }))
    .query(({ ctx, input }) => readInvitation(input.token, ctx.now)),
  acceptInvitation: open()
    .input(acceptSchema)
    .mutation(({ ctx, input }) => acceptInvitation(input, ctx.now, ctx.person)),
  newOrganization: person()
    .input(newOrganizationSchema)
    .mutation(({ ctx, input }) =>
      newOrganization(ctx.person, input, readEnvironment(process.env).ALLOW_NEW_ORGANIZATIONS, ctx.now),
    ),
  mayMakeOrganizations: person().query(
    ({ ctx }) => ctx.person.boundTo === null && readEnvironment(process.env).ALLOW_NEW_ORGANIZATIONS,
  ),
  myOrganizations: person().query(({ ctx }) => myOrganizations(ctx.person)),
});

export const tenancyRouter = router({
  whoAmI: may("portfolio:read").query(({ ctx }) => {
    const { organization, actor, today } = ctx.tenant;
    const { slug, name, currency, fiscalYearStart, isDemo, clockStandsOn, requiredSignatures } = organization;
    const role = actor.role ?? "viewer";
    return {
      organization: { slug, name, currency, fiscalYearStart, isDemo, clockStandsOn, requiredSignatures },
      name: actor.name,
      role,
      abilities: abilitiesOf(role),
      today,
    };
  }),
  auditLog: may("audit:read")
    .input(auditLogInput)
    .query(({ ctx, input }) => readAuditLog(ctx.tenant, input)),
  closing: may("organization:close").query(({ ctx }) => readClosing(ctx.tenant)),
  close: may("organization:close")
    .input(
      z.object({ name: z.string().max(200), reason: z.string().trim().min(3, "say why, in a few words").max(500) }),
    )
    .mutation(({ ctx, input }) => closeOrganization(ctx.tenant, input)),
  reopen: may("organization:close").mutation(({ ctx }) => reopenOrganization(ctx.tenant)),
  auditChoices: may("audit:read").query(({ ctx }) => auditChoices(ctx.tenant)),
  members: may("member:read").query(({ ctx }) => listMembers(ctx.tenant)),
  changeRole: may("member:manage")
    .input(z.object({ userId: z.string(), role: roleSchema }))
    .mutation(({ ctx, input }) => changeRole(ctx.tenant, input)),
  endMemberSessions: may("member:manage")
    .input(z.object({ userId: z.string() }))
    .mutation(({ ctx, input }) => endMemberSessions(ctx.tenant, input)),
  removeMember: may("member:manage")
    .input(z.object({ userId: z.string() }))
    .mutation(({ ctx, input }) => removeMember(ctx.tenant, input)),
  leave: may("portfolio:read")
    .input(leaveSchema)
    .mutation(({ ctx, input }) => leaveOrganization(ctx.tenant, input)),
  companySignIn: may("organization:edit").query(({ ctx }) => readCompanySignIn(ctx.tenant)),
  secondFactorWanted: may("organization:edit").query(({ ctx }) =>
    isSecondFactorWanted(ctx.tenant.db, ctx.tenant.organization.id),
  ),
  wantSecondFactor: may("organization:edit")
    .input(wantSecondFactorSchema)
    .mutation(({ ctx, input }) =>
      wantSecondFactor(ctx.tenant, { hasTwoFactors: ctx.person?.hasTwoFactors ?? false }, input),
    ),
  saveCompanySignIn: may("organization:edit")
    .input(companySignInInput)
    .mutation(({ ctx, input }) => saveCompanySignIn(ctx.tenant, input)),
  removeCompanySignIn: may("organization:edit").mutation(({ ctx }) => removeCompanySignIn(ctx.tenant)),
  invitations: may("member:manage").query(({ ctx }) => listInvitations(ctx.tenant)),
  invite: may("member:manage")
    .input(inviteSchema)
    .mutation(({ ctx, input }) => invite(ctx.tenant, input)),
  revokeInvitation: may("member:manage")
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.tenant, input)),
  tokens: may("token:manage").query(({ ctx }) => listTokens(ctx.tenant)),
  createToken: may("token:manage")
    .input(newTokenSchema)
    .mutation(({ ctx, input }) => createToken(ctx.tenant, input)),
  revokeToken: may("token:manage")
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => revokeToken(ctx.tenant, input)),
});
