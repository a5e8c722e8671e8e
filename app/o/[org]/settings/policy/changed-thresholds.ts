import { policyDefaults, type PolicyDefault } from "@/server/engine";
import { thresholdAt, thresholdWords } from "./threshold-words";

/** What one version changed on the one before: `minSample: 100 samples → 200 samples`. */
export function changedThresholds(before: unknown, after: unknown, currency: string): string[] {
  const defaults: [string, PolicyDefault][] = Object.entries(policyDefaults);
  return defaults.flatMap(([key, { value, unit }]) => {
    const [from, to] = [thresholdAt(before, key) ?? value, thresholdAt(after, key) ?? value];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [`${key}: ${thresholdWords(from, unit, currency)} → ${thresholdWords(to, unit, currency)}`];
  });
}
