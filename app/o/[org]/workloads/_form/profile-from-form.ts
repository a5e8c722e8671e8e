import type { z } from "zod";
import type { Task } from "@/server/engine";
import { SUCCESS_BASES, type createWorkloadSchema } from "@/server/workloads/schema";
import { isChecked, numberIn, percentIn, textIn } from "./form-values";

export type TypedProfile = z.input<typeof createWorkloadSchema>["profile"];

const WAITS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The profile as it was typed; the schema says what is wrong with it. */
export function profileFromForm(form: FormData): TypedProfile {
  const outcome = textIn(form, "outcomeName");
  const perRequest = numberIn(form, "outcomePerRequest");
  return {
    task: textIn(form, "task") as Task,
    interactive: WAITS[textIn(form, "interactive")] ?? null,
    narrow: isChecked(form, "narrow"),
    needsProprietaryKnowledge: isChecked(form, "needsProprietaryKnowledge"),
    needsFreshKnowledge: isChecked(form, "needsFreshKnowledge"),
    uniqueDomain: isChecked(form, "uniqueDomain"),
    dataMustStayInNetwork: isChecked(form, "dataMustStayInNetwork"),
    changesPerYear: numberIn(form, "changesPerYear") ?? 0,
    labelledExamples: numberIn(form, "labelledExamples") ?? 0,
    requirements: {
      accuracy: percentIn(form, "accuracy"),
      consistency: percentIn(form, "consistency"),
      p95LatencyMs: numberIn(form, "p95LatencyMs"),
    },
    outcomeUnit:
      outcome === "" && perRequest === null
        ? null
        : {
            name: outcome,
            perRequest: perRequest ?? Number.NaN,
            successFrom: SUCCESS_BASES.find((basis) => basis === textIn(form, "successFrom")) ?? null,
            target: percentIn(form, "outcomeTarget"),
          },
    template: textIn(form, "template") || null,
  };
}
