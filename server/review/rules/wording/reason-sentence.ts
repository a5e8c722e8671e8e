import type { Reason, ReasonCode } from "@/server/engine";
import { formatCount, formatCountShort, formatMeasuredShare, formatNumber } from "@/server/kernel/format";
import { milliseconds } from "./requirement-words";

/** A reason with the option's name already looked up. */
export interface ReasonFacts {
  readonly label: string;
  readonly value: number | undefined;
  readonly threshold: number | undefined;
}

type Sentence = (facts: ReasonFacts) => string;
type Read = (value: number) => string;

const beside = (value: number | undefined, read: Read, words: (text: string) => string): string =>
  value === undefined ? "" : words(read(value));

const metric = (name: string, read: Read, limit: "required" | "allowed") => ({
  met: ({ label, value, threshold }: ReasonFacts) =>
    value === undefined
      ? `${label} meets the ${name} asked for.`
      : `${label} measures ${read(value)} ${name}${beside(threshold, read, (text) => `; ${text} is ${limit}`)}.`,
  missed: ({ label, value, threshold }: ReasonFacts) =>
    value === undefined
      ? `${label} misses the ${name} asked for.`
      : `${label} measures ${read(value)} ${name}${beside(threshold, read, (text) => ` where ${text} is ${limit}`)}.`,
  inconclusive: ({ label, value, threshold }: ReasonFacts) =>
    `${label} ${value === undefined ? `was measured on ${name}` : `measures ${read(value)} ${name}`}${beside(threshold, read, (text) => ` where ${text} is ${limit}`)}; the sample is too small to prove a miss.`,
  unmeasured: ({ label, threshold }: ReasonFacts) =>
    `${label} has no measured ${name}${beside(threshold, read, (text) => `; ${text} is ${limit}`)}.`,
});

const accuracy = metric("accuracy", formatMeasuredShare, "required");
const consistency = metric("consistency", formatMeasuredShare, "required");
const latency = metric("p95 latency", milliseconds, "allowed");

const months: Read = (value) => `${formatNumber(value, { digits: Number.isInteger(value) ? 0 : 1 })} months`;

const SENTENCES: Readonly<Record<ReasonCode, Sentence>> = {
  "accuracy-met": accuracy.met,
  "accuracy-missed": accuracy.missed,
  "accuracy-inconclusive": accuracy.inconclusive,
  "accuracy-unmeasured": accuracy.unmeasured,
  "consistency-met": consistency.met,
  "consistency-missed": consistency.missed,
  "consistency-inconclusive": consistency.inconclusive,
  "consistency-unmeasured": consistency.unmeasured,
  "latency-met": latency.met,
  "latency-missed": latency.missed,
  "latency-inconclusive": latency.inconclusive,
  "latency-unmeasured": latency.unmeasured,
  "no-evidence": ({ label }) => `${label} has not been measured.`,
  "small-sample": ({ label, value, threshold }) =>
    `${label} was measured on ${value === undefined ? "too few" : formatCount(value)} samples${beside(threshold, formatCount, (text) => `; ${text} are needed`)}.`,
  "no-requirement": () => "No requirement is stated, so nothing can be tested against it.",
  "prompt-not-optimised": () => "No prompt has been worked on yet; that comes before any step up.",
  "knowledge-not-needed": () => "No proprietary or fresh knowledge is asked for.",
  "domain-not-unique": () => "The domain is not unique: public training data covers it.",
  "from-scratch-not-allowed": () => "Policy rules out training from scratch.",
  "none-listed": () => "No option is listed on this level.",
  "not-narrow": () => "The task is not one narrow, repetitive task.",
  "open-ended": () => "The task is open-ended: there is no one right answer to train on.",
  "moving-target": ({ value, threshold }) =>
    `The task changes ${value === undefined ? "too often" : `${formatNumber(value)} times a year`}${beside(threshold, formatNumber, (text) => `; ${text} is the limit`)}.`,
  "too-few-examples": ({ value, threshold }) =>
    `${value === undefined ? "Too few" : formatCount(value)} labelled examples exist${beside(threshold, formatCount, (text) => `; ${text} are needed`)}.`,
  retired: ({ label }) => `${label} is switched off, or has less than a month to go.`,
  retiring: ({ label, value, threshold }) =>
    `${label} is switched off ${value === undefined ? "soon" : `in ${months(value)}`}${beside(threshold, months, (text) => `; ${text} are the least`)}.`,
  "data-must-stay": ({ label }) => `The data must stay in the network, and ${label} lets it out.`,
  "self-hosting-not-justified": ({ label, value, threshold }) =>
    `${value === undefined ? "The traffic" : `${formatCountShort(value)} tokens a day`} ${value === undefined ? "does" : "do"} not justify machines of your own for ${label}${beside(threshold, formatCountShort, (text) => `; more than ${text} would`)}.`,
  interactive: ({ label }) => `Somebody waits for the answer, and ${label} answers in batches.`,
  "fresh-knowledge": ({ label }) => `Fresh knowledge is needed, and ${label} does not retrieve it.`,
};

/** The sentence of one reason; `labelOf` names its option. */
export const reasonSentence = (reason: Reason, labelOf: (option: string) => string): string =>
  SENTENCES[reason.code]({
    label: reason.option === undefined ? "The option" : labelOf(reason.option),
    value: reason.value,
    threshold: reason.threshold,
  });

/** The sentences of several reasons, each said once. */
export const reasonSentences = (reasons: readonly Reason[], labelOf: (option: string) => string): string[] => [
  ...new Set(reasons.map((reason) => reasonSentence(reason, labelOf))),
];

const UNBLOCK: Readonly<Partial<Record<ReasonCode, (threshold: number | undefined) => string>>> = {
  "too-few-examples": (threshold) =>
    `${beside(threshold, formatCount, (text) => `${text} `)}labelled examples would open fine-tuning`,
  "not-narrow": () => "splitting it into narrow tasks would open fine-tuning",
  "open-ended": () => "a task with checkable answers would open fine-tuning",
  "moving-target": () => "a definition that holds still would open fine-tuning",
  "none-listed": () => "list another option to test",
  retired: () => "list an option that is not being switched off",
  retiring: () => "list an option that is not being switched off",
  "data-must-stay": () => "list an option that keeps data in the network",
  "self-hosting-not-justified": () => "list an option that a provider hosts",
  interactive: () => "list an option that answers at once",
  "fresh-knowledge": () => "list an option that retrieves",
};

/** What would open the way again, for the first code that says so: a clause without a full stop. */
export function unblockClause(codes: readonly ReasonCode[], reasons: readonly Reason[]): string {
  for (const code of codes) {
    const clause = UNBLOCK[code]?.(reasons.find((reason) => reason.code === code)?.threshold);
    if (clause !== undefined) return clause;
  }
  return "list another option to test";
}
