import { recommend } from "@/server/engine";
import type { Answer } from "./answer-question";
import { changeQuestion } from "./question";

const HALVINGS = 24;

/**
 * The most that the compared option may cost up front and still pay back in the adverse case, rounded down to two digits;
 * null where it is robust as it is, cannot become so, or is a router, whose cost is that of its legs.
 */
export function robustUpfront({ question, option, economics }: Answer): number | null {
  if (!option || option.route || !economics || economics.robust !== false || economics.upfront <= 0) return null;
  const isRobustAt = (total: number): boolean => {
    const { input } = changeQuestion(question, { kind: "option", option: option.id, change: { upfront: { total } } });
    return recommend(input).economics.find((one) => one.option === option.id)?.robust === true;
  };
  if (!isRobustAt(0)) return null;
  let [low, high] = [0, economics.upfront];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (isRobustAt(middle)) low = middle;
    else high = middle;
  }
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, low))) - 1);
  return Math.floor(low / unit) * unit;
}
