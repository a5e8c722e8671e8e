"use client";

import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { TRPCClientError } from "@trpc/client";
import { faultOf, type Fault } from "../_api/fault";
import { publicClient } from "../_api/public-client";

class WrongPlace extends Error {}

/** Browsers give passkeys to the name that they belong to and those below it, and to no other. */
function mustBeAt(name: string | undefined): void {
  const here = window.location.hostname;
  if (name && here !== name && !here.endsWith(`.${name}`))
    throw new WrongPlace(`Passkeys belong to ${name} here: open this page at that name.`);
}

/** Signs this browser in with a passkey that the person picks. */
export async function enterByPasskey(): Promise<void> {
  const optionsJSON = await publicClient.signIn.askPasskey.mutate();
  mustBeAt(optionsJSON.rpId);
  const { authenticatorAttachment: _where, ...answer } = await startAuthentication({ optionsJSON });
  await publicClient.signIn.byPasskey.mutate({ answer: { ...answer, clientExtensionResults: {} } });
}

/** Has the browser make a passkey, and adds it to the account. */
export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await publicClient.account.askForPasskey.mutate();
  mustBeAt(optionsJSON.rp.id);
  const { authenticatorAttachment: _where, ...answer } = await startRegistration({ optionsJSON });
  await publicClient.account.addPasskey.mutate({ name, answer: { ...answer, clientExtensionResults: {} } });
}

/** What went wrong, in a sentence: at the server, at the browser, or with the person's will. */
export function passkeyFault(error: unknown): Fault {
  if (error instanceof TRPCClientError) return faultOf(error);
  if (error instanceof WrongPlace) return { message: error.message, fields: {} };
  return { message: "No passkey was used. Nothing was changed; try again, or take another way.", fields: {} };
}
