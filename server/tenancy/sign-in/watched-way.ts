import { Refusal } from "../../kernel/refusal";
import { noteSecurity } from "../../security-log";
import type { OpenedSession, SignInMethod } from "./open-session";

/** Refusals that are a question to whoever signs in, not a failure. */
const QUESTIONS: readonly string[] = ["code-needed"];

/** Runs a way in, and tells the security log how it ended; `about` names the person as soon as it is known whom it is about. */
export async function watchedWay(
  way: SignInMethod,
  now: Date,
  enter: (about: (userId: string) => void) => Promise<OpenedSession>,
): Promise<OpenedSession> {
  let person: string | null = null;
  try {
    const opened = await enter((userId) => (person = userId));
    noteSecurity({ event: "sign-in", way, person: opened.userId }, now);
    return opened;
  } catch (error) {
    if (error instanceof Refusal && !QUESTIONS.includes(error.code))
      noteSecurity({ event: "sign-in-failed", way, why: error.code, person }, now);
    throw error;
  }
}
