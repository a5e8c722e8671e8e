import type { Treatment, TreatmentKind } from "@/server/engine";
import { formatMoney } from "@/server/kernel/format";

/** The remedies beside the ladder as they are read everywhere. */
export const TREATMENT_NAMES: Readonly<Record<TreatmentKind, string>> = {
  "prompt-caching": "Prompt caching",
  batch: "Batch",
  "cheaper-model": "Cheaper model",
  router: "Router",
  distillation: "Distillation",
  "managed-hosting": "Managed hosting",
  "self-hosting": "Self-hosting",
};

/** "Prompt caching would save $420 a month." An estimate says so; what is not advised too. */
export function treatmentSentence(treatment: Treatment, currency: string, labelOf: (option: string) => string): string {
  const name = TREATMENT_NAMES[treatment.kind];
  if (!treatment.advised) return `${name}: nothing to gain.`;
  const means = treatment.option === null ? name : `${name} (${labelOf(treatment.option)})`;
  const { monthlySaving } = treatment;
  if (monthlySaving === null) return `${means} is advised.`;
  const money = formatMoney(Math.abs(monthlySaving), currency);
  const estimated = treatment.estimated ? ", by a rule of thumb" : "";
  if (monthlySaving === 0) return `${means} would cost the same a month${estimated}.`;
  return `${means} would ${monthlySaving > 0 ? "save" : "cost"} ${money}${monthlySaving > 0 ? "" : " more"} a month${estimated}.`;
}
