import { takeTurn } from "../v1/take-turn";

/** Requests a minute from one address: a whole company may stand behind it. */
const ALLOWANCES = {
  /** Each works out a whole question. */
  calculator: 60,
  /** Pages and doors for who is not signed in: links, invitations, sign-in. Those count wrong tries too, more narrowly. */
  stranger: 600,
} as const;

interface Asked {
  readonly path: string;
  readonly address: string;
  /** A cookie of a session or a token is shown; whether it holds is asked further in. */
  readonly isKnown: boolean;
  /** In milliseconds. */
  readonly at: number;
}

/** In how many seconds an address may ask again; 0: now. Nobody is counted on the host itself, nor for files of the pages. */
export function secondsToWait({ path, address, isKnown, at }: Asked): number {
  if (address === "" || address === "::1" || address.startsWith("127.") || path.startsWith("/_next/")) return 0;
  if (path === "/calculator" || path.startsWith("/calculator/"))
    return takeTurn(`calculator ${address}`, ALLOWANCES.calculator, at);
  return isKnown ? 0 : takeTurn(`stranger ${address}`, ALLOWANCES.stranger, at);
}
