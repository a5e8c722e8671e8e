import { defaultPolicy, type EnginePolicyOverrides } from "@/server/engine";
import { canonicalJson } from "@/server/kernel/canonical-json";

/** Only what differs from the engine's defaults: what equals one is left to it. */
export const overriddenThresholds = (thresholds: EnginePolicyOverrides): EnginePolicyOverrides =>
  differing(thresholds as Plain, defaultPolicy as unknown as Plain);

type Plain = Readonly<Record<string, unknown>>;

function differing(given: Plain, defaults: Plain): Plain {
  const entries = Object.entries(given).flatMap(([key, value]): [string, unknown][] => {
    const standard = defaults[key];
    if (value === null || value === undefined) return [];
    if (!isPlain(value) || !isPlain(standard))
      return canonicalJson(value) === canonicalJson(standard) ? [] : [[key, value]];
    const nested = differing(value, standard);
    return Object.keys(nested).length === 0 ? [] : [[key, nested]];
  });
  return Object.fromEntries(entries);
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
