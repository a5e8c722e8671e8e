import { numberWord } from "@/server/kernel/format";

/** The sentence for a refused sign-in, from the code and facts that the server put into the error. */
export function signInFault(error: string | null | undefined): string {
  const facts = read(error);
  if (facts?.code === "paused") {
    const minutes = facts.minutes ?? 15;
    return `Too many tries. Wait ${minutes} minute${minutes === 1 ? "" : "s"} and try again.`;
  }
  if (facts?.code === "wrong-credentials")
    return `E-mail and password do not match. Your e-mail was kept; ${triesLeft(facts.left)}.`;
  if (facts?.code === "wrong-code")
    return `This code is not right. Codes change every 30 seconds and work once; ${triesLeft(facts.left)}.`;
  if (facts?.code === "company-only")
    return "Your organization asks you to sign in with your company: use the button below.";
  return "The server could not be reached. Your e-mail was kept; try again.";
}

const triesLeft = (left = 0): string =>
  left > 0
    ? `${numberWord(left)} more ${left === 1 ? "try" : "tries"} before a pause of 15 minutes`
    : "now there is a pause of 15 minutes";

/** What the server refused, as a code; null where it was not reached. */
export const faultCode = (error: string | null | undefined): string | null => read(error)?.code ?? null;

function read(error: string | null | undefined): { code?: string; left?: number; minutes?: number } | null {
  try {
    return error ? JSON.parse(error) : null;
  } catch {
    return null;
  }
}
