import { costing, type OptionCosts } from "../money/costs";
import type { ExclusionCode } from "../recommendation";
import type { Option, Situation } from "../situation";
import { exclusionsOf } from "./exclusion";
import { judgeOption, type OptionJudgement } from "./judge-option";

/** An option with all that is known of it. */
export interface Contender {
  readonly option: Option;
  readonly costs: OptionCosts;
  readonly judgement: OptionJudgement;
  readonly exclusion: ExclusionCode | null;
}

/** The situation with every option costed and judged: what all further rules look at. */
export interface Case {
  readonly situation: Situation;
  readonly contenders: readonly Contender[];
  readonly current: Contender | null;
}

/** Its costs are counted when they are first asked for: most questions compare few options. */
class CostedContender implements Contender {
  private counted: OptionCosts | undefined;

  constructor(
    readonly option: Option,
    readonly judgement: OptionJudgement,
    readonly exclusion: ExclusionCode | null,
    private readonly costOf: (option: Option) => OptionCosts,
  ) {}

  get costs(): OptionCosts {
    return (this.counted ??= this.costOf(this.option));
  }
}

export function openCase(situation: Situation): Case {
  const costOf = costing(situation);
  const exclusions = exclusionsOf(situation);
  const contenders = situation.options.map(
    (option) => new CostedContender(option, judgeOption(option, situation), exclusions[option.index] ?? null, costOf),
  );
  const current = situation.current === null ? undefined : contenders[situation.current.index];
  return { situation, contenders, current: current ?? null };
}

export const isEligible = ({ exclusion }: Contender): boolean => exclusion === null;
export const hasFailed = ({ judgement }: Contender): boolean => judgement.verdict === "fail";
/** Passes and may be chosen. */
export const isPassing = (contender: Contender): boolean =>
  isEligible(contender) && contender.judgement.verdict === "pass";
/** May be chosen once it is measured. */
export const isUntested = (contender: Contender): boolean =>
  isEligible(contender) && contender.judgement.verdict === "untested";
/** The option in use, where it may stay: it is eligible and has not failed. */
export const staying = ({ current }: Case): Contender | null =>
  current !== null && isEligible(current) && !hasFailed(current) ? current : null;

export const onLevel = ({ contenders }: Case, level: number): readonly Contender[] =>
  contenders.filter(({ option }) => option.level === level);
