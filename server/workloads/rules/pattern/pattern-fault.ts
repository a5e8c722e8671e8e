import { compileRegexp } from "./compile-regexp";
import { PatternFault } from "./regexp-syntax";

/** What is wrong with a regular expression, as a sentence; `null` where it can be used. */
export function patternFault(pattern: string): string | null {
  try {
    compileRegexp(pattern);
    return null;
  } catch (error) {
    if (error instanceof PatternFault) return error.message;
    throw error;
  }
}
