import {
  recommend,
  type Confidence,
  type EngineInput,
  type EngineOption,
  type OptionVerdict,
  type Reason,
} from "@/server/engine";

/** What the evidence of an option says against the stated requirements, whether or not it may be chosen. */
export interface JudgedOption {
  readonly verdict: OptionVerdict;
  /** Of a passing option. */
  readonly confidence: Confidence | null;
  readonly reasons: readonly Reason[];
}

const VERDICTS: Readonly<Record<string, OptionVerdict>> = {
  sufficient: "pass",
  untested: "untested",
  insufficient: "fail",
};

/**
 * The engine's verdict on one option. A level says what the best of its options says, so the engine is asked about this
 * option alone, with everything out of the way that could exclude it: evidence and requirements decide.
 */
export function judgeOption(input: EngineInput, option: EngineOption): JudgedOption {
  const alone: EngineOption = {
    id: option.id,
    level: 1,
    hosting: "api",
    promptOptimised: true,
    price: { perRequest: 0 },
    evidence: option.evidence ?? null,
  };
  const { name, task, requirements } = input.workload;
  const answer = recommend({
    asOf: input.asOf,
    workload: { name, task, requirements: requirements ?? null },
    usage: input.usage,
    current: input.current === option.id ? option.id : null,
    options: [alone],
    policy: input.policy ?? null,
  });
  const step = answer.steps.find(({ level }) => level === 1);
  const verdict = VERDICTS[step?.verdict ?? ""] ?? "untested";
  return { verdict, confidence: verdict === "pass" ? answer.confidence : null, reasons: step?.reasons ?? [] };
}
