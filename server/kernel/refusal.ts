/** How a refusal is answered at the door; mapped to a status in one place. */
export type RefusalKind = "bad-input" | "not-found" | "forbidden" | "conflict" | "answer-needed" | "unavailable";

/**
 * Ends a use case for a reason the caller can act on. `code` and `facts` are data; the sentence says what is
 * wrong, where, and what would be right. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A foreign, deleted and random id all get this same answer. */
export const notFound = (what: string): Refusal =>
  new Refusal("not-found", "not-found", `There is no such ${what}.`, { what });
