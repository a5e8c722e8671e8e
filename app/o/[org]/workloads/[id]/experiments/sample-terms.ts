import { discordantIfIndependent } from "@/server/evaluation";
import type { TenantOutputs } from "../../../_words/outputs";

type Work = TenantOutputs["workloads"]["read"];

/** What the size of the next sample depends on; shares 0..1. */
export interface SampleTerms {
  readonly measure: "accuracy" | "consistency";
  readonly required: number;
  readonly candidate: string;
  /** What the candidate may really get, to begin with, and where that comes from. */
  readonly expected: number;
  readonly expectedFrom: "measured" | "present" | "assumed";
  readonly present: { readonly label: string; readonly share: number } | null;
  /** Share of examples on which both disagree: measured on the same ones, else as if they erred independently. */
  readonly discordant: { readonly share: number; readonly isMeasured: boolean } | null;
}

const HEADROOM = 0.02;

/** The terms of the next test of an option; null where no share is required. */
export function sampleTerms(
  { options, profile, answer }: Work,
  candidateKey: string | undefined,
  compared: TenantOutputs["evidence"]["compare"],
): SampleTerms | null {
  const measure = (["accuracy", "consistency"] as const).find((one) => typeof profile.requirements[one] === "number");
  const required = measure && profile.requirements[measure];
  const candidate = options.find(({ key }) => key === candidateKey);
  if (measure === undefined || typeof required !== "number" || !candidate) return null;
  const shareOf = (option: Work["options"][number] | undefined) => option?.forEngine?.evidence?.[measure] ?? null;
  const inUse = options.find(({ key }) => key === answer.inUse.current);
  const presentShare = inUse === candidate ? null : shareOf(inUse);
  const own = shareOf(candidate);
  const [expected, expectedFrom] =
    own !== null && own > required
      ? ([own, "measured"] as const)
      : presentShare !== null && presentShare > required
        ? ([presentShare, "present"] as const)
        : ([Math.min(0.999, required + HEADROOM), "assumed"] as const);
  const present = inUse && presentShare !== null ? { label: inUse.definition.label, share: presentShare } : null;
  const pair = compared.find(
    ({ first, second, measure: of }) =>
      of === measure && [first, second].includes(candidate.key) && [first, second].includes(inUse?.key ?? ""),
  );
  return {
    ...{ measure, required, candidate: candidate.definition.label, expected, expectedFrom, present },
    discordant: pair
      ? { share: pair.outcomes.discordant, isMeasured: true }
      : present && { share: discordantIfIndependent(present.share, expected), isMeasured: false },
  };
}
