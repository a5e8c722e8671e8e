import type { Action } from "@/server/engine";
import { DECISION_VERDICTS, type DecisionVerdict } from "../schema";

/** What may be decided: there is nothing to accept where nothing meets the requirements. */
export const allowedVerdicts = (action: Action): readonly DecisionVerdict[] =>
  action === "unmet" ? DECISION_VERDICTS.filter((verdict) => verdict !== "accept") : DECISION_VERDICTS;
