import type { Choice } from "./choose";
import type { WaitAdvice } from "./recommendation";

/** Will next quarter's foundation model make this unnecessary? A customization for money that falling prices undo. */
export function waitAdvice({ chosen, costDriven, robust }: Choice): WaitAdvice {
  const advised = chosen !== null && costDriven && chosen.option.level >= 3 && !chosen.option.inUse && robust === false;
  return { advised, reason: advised ? "price-decline" : null };
}
