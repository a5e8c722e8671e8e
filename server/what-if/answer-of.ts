import { recommend, type Action, type EngineInput, type Level, type Recommendation } from "@/server/engine";
import { Refusal } from "@/server/kernel/refusal";

/** What is advised, in four words and a figure. */
export interface ShortAnswer {
  readonly action: Action;
  readonly level: Level | null;
  readonly option: string | null;
  /** Months 1–12 against what is in use, without up-front; null where nothing is compared. */
  readonly yearlySaving: number | null;
}

export const shortAnswer = ({ action, level, option, economics }: Recommendation): ShortAnswer => ({
  ...{ action, level, option },
  yearlySaving: economics.find((one) => one.option === option)?.yearlySaving?.expected ?? null,
});

/** Whether something else is advised; money may differ. */
export const isOtherAnswer = (
  one: Pick<ShortAnswer, "action" | "level" | "option">,
  other: Pick<ShortAnswer, "action" | "level" | "option">,
): boolean => one.action !== other.action || one.level !== other.level || one.option !== other.option;

/** The engine's answer, or null where the changed question has faults. */
export function answerOf(input: EngineInput): Recommendation | null {
  try {
    return recommend(input);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
