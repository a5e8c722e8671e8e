import { policyDefaults, type PolicyKey, type Reason, type ReasonCode } from "@/server/engine";

const THRESHOLDS: Readonly<Partial<Record<ReasonCode, PolicyKey>>> = {
  "small-sample": "minSample",
  "too-few-examples": "minExamples",
  "moving-target": "maxChangesPerYear",
  "self-hosting-not-justified": "selfHostTokensPerDay",
  retiring: "minLifeMonths",
  "from-scratch-not-allowed": "allowFromScratch",
};

const SOURCES: Readonly<Record<Reason["source"], string>> = {
  evidence: "Measured; the requirement is the workload's own.",
  usage: "From usage.",
  policy: "From policy.",
  profile: "From the workload's profile.",
};

/** What a reason rests on: the threshold of the policy that decided, whose number it is, else where its value is from. */
export interface ReasonBasis {
  /** The threshold's key, for a link; null where none decided. */
  readonly threshold: PolicyKey | null;
  readonly words: string;
}

/** `Policy: fewer labelled examples block fine-tuning. Source of the number: The AI Scaling Dilemma.` */
export function reasonBasis({ code, source }: Reason): ReasonBasis {
  const threshold = THRESHOLDS[code] ?? null;
  if (threshold === null) return { threshold, words: SOURCES[source] };
  const { meaning, source: text } = policyDefaults[threshold];
  const from = text === "House choice" ? "a choice of the house" : text;
  return { threshold, words: `Policy: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}. Default from ${from}.` };
}

/** What several reasons rest on, each said once. */
export const reasonBases = (reasons: readonly Reason[]): ReasonBasis[] => [
  ...new Map(reasons.map(reasonBasis).map((basis) => [basis.words, basis])).values(),
];
