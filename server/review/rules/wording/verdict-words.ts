import type { Action, Confidence, LevelVerdict } from "@/server/engine";
import type { DriftVerdict, LedgerStatus, LedgerVerdict } from "@/server/roi/schema";
import type { DecisionVerdict, ReviewStatus, WithheldCode } from "../../schema";

/**
 * The shape beside a status word, so that no meaning hangs on colour: ● disc · ◐ half-disc · dashed-ring · × cross ·
 * – dash · ■ square · ▲ triangle.
 */
export type StatusShape = "disc" | "half-disc" | "dashed-ring" | "cross" | "dash" | "square" | "triangle";

export interface StatusWord {
  readonly word: string;
  readonly shape: StatusShape;
}

const status = (word: string, shape: StatusShape): StatusWord => ({ word, shape });

export const LEVEL_VERDICTS: Readonly<Record<LevelVerdict, StatusWord>> = {
  "not-needed": status("Not needed", "dash"),
  "no-option": status("No option", "dash"),
  blocked: status("Blocked", "square"),
  sufficient: status("Sufficient", "disc"),
  untested: status("Untested", "dashed-ring"),
  insufficient: status("Insufficient", "cross"),
};

export const OPTION_VERDICTS: Readonly<Record<"pass" | "untested" | "fail", StatusWord>> = {
  pass: status("Passes", "disc"),
  untested: status("Untested", "dashed-ring"),
  fail: status("Fails", "cross"),
};

export const CONFIDENCES: Readonly<Record<Confidence, StatusWord & { readonly meaning: string }>> = {
  proven: { ...status("Proven", "disc"), meaning: "The whole interval of the measurement meets the requirement." },
  indicated: {
    ...status("Indicated", "half-disc"),
    meaning: "The measurement meets the requirement; its interval does not.",
  },
  assumed: {
    ...status("Assumed", "half-disc"),
    meaning: "No requirement is stated; what is in use is taken as good enough.",
  },
  untested: { ...status("Untested", "dashed-ring"), meaning: "Nothing has been measured that would show it." },
  none: { ...status("None", "dash"), meaning: "Nothing is recommended." },
};

export const ACTIONS: Readonly<Record<Action, string>> = {
  keep: "Keep",
  trial: "Trial",
  "step-up": "Step up",
  "step-down": "Step down",
  switch: "Switch",
  adopt: "Adopt",
  unmet: "Unmet",
};

export const LEDGER_STATUSES: Readonly<Record<LedgerStatus, StatusWord>> = {
  "paid-back": status("Paid back", "disc"),
  "on-track": status("On track", "half-disc"),
  behind: status("Behind", "triangle"),
  never: status("Will not pay back", "cross"),
  "too-early": status("Too early to say", "dashed-ring"),
};

export const LEDGER_VERDICTS: Readonly<Record<LedgerVerdict, StatusWord>> = {
  keep: status("Keep", "disc"),
  retire: status("Retire", "cross"),
  "too-early": status("Too early to say", "dashed-ring"),
};

export const DRIFT_VERDICTS: Readonly<Record<DriftVerdict, StatusWord>> = {
  drifted: status("Drifted", "triangle"),
  "no-drift-shown": status("No drift shown", "disc"),
  "insufficient-evidence": status("Too few samples", "dashed-ring"),
};

export const DECISIONS: Readonly<Record<DecisionVerdict | "open" | "open-again", StatusWord>> = {
  accept: status("Accepted", "disc"),
  defer: status("Deferred", "half-disc"),
  reject: status("Rejected", "cross"),
  open: status("Decision needed", "dashed-ring"),
  "open-again": status("Open again", "dashed-ring"),
};

export const REVIEW_STATUS_WORDS: Readonly<Record<ReviewStatus, StatusWord>> = {
  draft: status("Draft", "dashed-ring"),
  "in-review": status("In review", "half-disc"),
  signed: status("Signed", "disc"),
  sent: status("Sent", "disc"),
};

/** Why a workload has no recommendation, and what to do about it. */
export const WITHHELD: Readonly<Record<WithheldCode, string>> = {
  "usage-incomplete":
    "Usage is incomplete: less than 95 % of it is counted in tokens and requests. Add what is missing.",
  "not-placed": "Not placed yet: name the options that could serve this workload.",
  "no-usage": "No usage in the quarter, so there is nothing to compare.",
  "in-use-unknown":
    "Most of it runs on models that no option names. Add an option for them, or say which one is in use.",
  "option-unpriced": "What is in use has no price. Add one, or an override.",
  refused: "The options contradict each other. Open the workload to see where.",
};
