import type { EngineInput, Hosting, Level, OptionVerdict, Recommendation } from "@/server/engine";

/** An option beside a deployment: what its evidence says and what it would cost a month today. */
export interface ComparedOption {
  readonly key: string;
  readonly label: string;
  readonly level: Level;
  readonly hosting: Hosting | null;
  readonly verdict: OptionVerdict;
  /** Why it may not be chosen, whatever it measures; the engine's code. */
  readonly excluded: string | null;
  readonly accuracy: number | null;
  readonly sampleSize: number | null;
  /** In the organization's currency, month 1 at today's volume; null: not known. */
  readonly monthlyCost: number | null;
}

export interface LowerLevels {
  /** What the deployment stands on among the workload's options; null where none of them is it. */
  readonly deployed: ComparedOption | null;
  /** The options of lower levels, the cheapest first. */
  readonly lower: readonly ComparedOption[];
  /** The cheapest of them that passes on its evidence and may be chosen. */
  readonly best: ComparedOption | null;
}

export interface ComparedWorkload {
  readonly input: EngineInput;
  readonly recommendation: Recommendation;
  readonly verdictOf: (option: EngineInput["options"][number]) => OptionVerdict;
}

/** Whether a lower level would do today, by the engine's own verdicts on the workload's options. */
export function lowerOptions(
  { input, recommendation, verdictOf }: ComparedWorkload,
  deployment: { readonly level: number; readonly optionKey: string },
): LowerLevels {
  const costs = new Map(recommendation.economics.map(({ option, monthlyCost }) => [option, monthlyCost]));
  if (recommendation.current) costs.set(recommendation.current.option, recommendation.current.monthlyCost);
  const compared = input.options.map((option): ComparedOption => {
    const { accuracy = null, sampleSize = null } = option.evidence ?? {};
    return {
      ...{ key: option.id, label: option.label ?? option.id, level: option.level, hosting: option.hosting ?? null },
      ...{ verdict: verdictOf(option), excluded: recommendation.excluded[option.id] ?? null },
      ...{ accuracy, sampleSize, monthlyCost: costs.get(option.id) ?? null },
    };
  });
  const lower = compared
    .filter(({ level }) => level < deployment.level)
    .sort((one, other) => costOf(one) - costOf(other) || (one.key < other.key ? -1 : 1));
  return {
    deployed: compared.find(({ key }) => key === deployment.optionKey) ?? null,
    lower,
    best: lower.find(({ verdict, excluded }) => verdict === "pass" && excluded === null) ?? null,
  };
}

const costOf = ({ monthlyCost }: ComparedOption): number => monthlyCost ?? Number.MAX_VALUE;
