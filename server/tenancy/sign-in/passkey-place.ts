import { isIP } from "node:net";

/** Where passkeys are made for and asked: a name (the relying party) and the origin of its pages. */
export interface PasskeyPlace {
  readonly name: string;
  readonly origin: string;
}

/**
 * The place of an installation; null where its address is a number: passkeys belong to names (WebAuthn, 5.1.2). On the machine
 * itself the name is `localhost`, whatever number the address has.
 */
export function passkeyPlace(appUrl: string): PasskeyPlace | null {
  const url = new URL(appUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "127.0.0.1" || host === "::1") url.hostname = "localhost";
  else if (isIP(host) !== 0) return null;
  const isSafe = url.protocol === "https:" || url.hostname === "localhost";
  return isSafe ? { name: url.hostname, origin: url.origin } : null;
}
