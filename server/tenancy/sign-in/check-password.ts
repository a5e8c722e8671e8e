import { Refusal } from "../../kernel/refusal";
import { isCommonPassword } from "./password";

/** Characters a password needs, and those that do where a second factor stands beside it (NIST SP 800-63B-4, 3.1.1.2). */
export const LEAST_ALONE = 15;
export const LEAST_WITH_SECOND_FACTOR = 8;

/** @throws Refusal for a password that is too short for how it is used, or among the first that are guessed. */
export function checkPassword(password: string, email: string, hasSecondFactor: boolean): void {
  const least = hasSecondFactor ? LEAST_WITH_SECOND_FACTOR : LEAST_ALONE;
  if ([...password].length < least)
    throw new Refusal("bad-input", "short-password", `Use ${least} characters or more; a short sentence is fine.`, {
      field: "password",
      least,
    });
  if (isCommonPassword(password, email))
    throw new Refusal(
      "bad-input",
      "common-password",
      "This password is among the first that are guessed: choose another.",
      { field: "password" },
    );
}
