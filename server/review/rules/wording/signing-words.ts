import { numberWord, numberWordFirst } from "@/server/kernel/format";
import type { SigningGap } from "../signing";
import { plural } from "./clauses";
import { REVIEW_STATUS_WORDS } from "./verdict-words";

/** `two decisions are missing`: under a signature line; `null` where nothing is. */
export function missingDecisions(gaps: readonly SigningGap[]): string | null {
  const count = gaps.filter(({ code }) => code === "decision-missing" || code === "decision-open-again").length;
  return count === 0 ? null : `${numberWord(count)} ${plural(count, "decision is", "decisions are")} missing`;
}

/** One sentence a gap: what is missing before this person can sign. */
export function signingGapSentence(gap: SigningGap): string {
  switch (gap.code) {
    case "not-in-review":
      return gap.status === "draft"
        ? "The review is a draft: move it to review first."
        : `The review is ${REVIEW_STATUS_WORDS[gap.status].word.toLowerCase()} already.`;
    case "decision-missing":
      return `${gap.name} has no decision.`;
    case "decision-open-again":
      return `${gap.name} is open again: the recommendation changed after it was decided.`;
    case "signed-already":
      return "You have signed this review already.";
    case "prepared-by-signer":
      return "You prepared this review, so somebody else has to sign it.";
  }
}

/** "Two of three signatures are there." */
export function signaturesSentence(given: number, required: number): string {
  if (given >= required) return required === 1 ? "The signature is there." : "Every signature is there.";
  if (given === 0) return `${numberWordFirst(required)} ${plural(required, "signature is", "signatures are")} needed.`;
  return `${numberWordFirst(given)} of ${numberWord(required)} signatures ${plural(given, "is", "are")} there.`;
}

/** `9f3c 61ab … e07d`: a hash short enough to compare by eye. */
export const hashWords = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

/** "Acme, Q3 2026: six decisions, $182,400 spent": the subject of the mail. */
export const reviewSubject = (organization: string, quarterLabel: string, decisions: number, spent: string): string =>
  `${organization}, ${quarterLabel}: ${numberWord(decisions)} ${plural(decisions, "decision")}, ${spent} spent`;
