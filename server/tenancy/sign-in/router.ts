import { beginCompanySignIn } from "../../api/company-sign-in";
import { open, person, router } from "../../api/procedures";
import { enterWith } from "../../api/session-cookie";
import { visitor, type Visitor } from "../../api/visitor";
import { demoMaySignIn, readEnvironment } from "../../environment/environment";
import { enterByLink, readEnterLink } from "./enter-by-link";
import { askPasskey, enterByPasskey } from "./enter-by-passkey";
import { askForLink } from "./mailed-links";
import { endSession, listSessions, signOutEverywhere } from "./my-sessions";
import type { OpenedSession } from "./open-session";
import { enterByPasskeyInput, newPasskeyInput, removePasskeyInput, renamePasskeyInput } from "./passkey-schema";
import { addPasskey, askForPasskey, listPasskeys, removePasskey, renamePasskey } from "./passkeys";
import { changePassword, readReset, resetPassword } from "./passwords";
import {
  changePasswordInput,
  codeInput,
  companyInput,
  emailInput,
  enterByLinkInput,
  removeSecondFactorInput,
  resetInput,
  sessionInput,
  tokenInput,
} from "./schema";
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  remakeRecoveryCodes,
  removeSecondFactor,
} from "./second-factor";

/** Runs a door that opens a session, and signs this browser in with it. */
async function lettingIn(door: (from: Visitor & { demoMaySignIn: boolean }) => Promise<OpenedSession>): Promise<void> {
  const from = { ...(await visitor()), demoMaySignIn: demoMaySignIn(readEnvironment(process.env)) };
  await enterWith(await door(from));
}

/** Ways in for who is not signed in. The password's own door is next-auth's. */
export const signInRouter = router({
  askForLink: open()
    .input(emailInput)
    .mutation(async ({ ctx, input }) => askForLink("link", { ...input, ...(await visitor()) }, ctx.now)),
  readLink: open()
    .input(tokenInput)
    .query(({ ctx, input }) => readEnterLink(input.token, ctx.now)),
  byLink: open()
    .input(enterByLinkInput)
    .mutation(({ ctx, input }) => lettingIn((from) => enterByLink(input, from, ctx.now))),
  askPasskey: open().mutation(async ({ ctx }) => askPasskey((await visitor()).address, ctx.now)),
  byPasskey: open()
    .input(enterByPasskeyInput)
    .mutation(({ ctx, input }) => lettingIn((from) => enterByPasskey(input, from, ctx.now))),
  byCompany: open()
    .input(companyInput)
    .mutation(({ ctx, input }) => beginCompanySignIn(input, ctx.now)),
  askForReset: open()
    .input(emailInput)
    .mutation(async ({ ctx, input }) => askForLink("reset", { ...input, ...(await visitor()) }, ctx.now)),
  readReset: open()
    .input(tokenInput)
    .query(({ ctx, input }) => readReset(input.token, ctx.now)),
  reset: open()
    .input(resetInput)
    .mutation(({ ctx, input }) => resetPassword(input, ctx.now)),
});

/** What a person changes about how they get in, whatever organizations they belong to. */
export const accountRouter = router({
  me: person().query(({ ctx }) => {
    const { name, email, boundTo } = ctx.person;
    return { name, email, isThroughCompany: boundTo !== null };
  }),
  sessions: person().query(({ ctx }) => listSessions(ctx.person, ctx.now)),
  endSession: person()
    .input(sessionInput)
    .mutation(({ ctx, input }) => endSession(ctx.person, input)),
  signOutEverywhere: person().mutation(({ ctx }) => signOutEverywhere(ctx.person)),
  changePassword: person()
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => lettingIn(({ userAgent }) => changePassword(ctx.person, input, userAgent, ctx.now))),
  secondFactor: person().query(({ ctx }) => readSecondFactor(ctx.person)),
  beginSecondFactor: person().mutation(({ ctx }) => beginSecondFactor(ctx.person, ctx.now)),
  confirmSecondFactor: person()
    .input(codeInput)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx.person, input, ctx.now)),
  remakeRecoveryCodes: person()
    .input(codeInput)
    .mutation(({ ctx, input }) => remakeRecoveryCodes(ctx.person, input, ctx.now)),
  removeSecondFactor: person()
    .input(removeSecondFactorInput)
    .mutation(({ ctx, input }) => removeSecondFactor(ctx.person, input, ctx.now)),
  passkeys: person().query(({ ctx }) => listPasskeys(ctx.person)),
  askForPasskey: person().mutation(({ ctx }) => askForPasskey(ctx.person, ctx.now)),
  addPasskey: person()
    .input(newPasskeyInput)
    .mutation(({ ctx, input }) => addPasskey(ctx.person, input, ctx.now)),
  renamePasskey: person()
    .input(renamePasskeyInput)
    .mutation(({ ctx, input }) => renamePasskey(ctx.person, input)),
  removePasskey: person()
    .input(removePasskeyInput)
    .mutation(({ ctx, input }) => removePasskey(ctx.person, input, ctx.now)),
});
