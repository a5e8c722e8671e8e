import { policyDefaults, type PolicyDefault } from "@/server/engine";
import { atPath } from "@/server/kernel/at-path";
import type { TenantOutputs } from "../../_words/outputs";
import { thresholdWords } from "./threshold-words";

type Policy = TenantOutputs["policy"]["read"];
type Version = Pick<Policy["history"][number], "thresholds" | "planning">;

/** One number that two versions have differently, as it is read. */
export interface ChangedThreshold {
  /** `minSample`, `leadWeeks.3` */
  readonly key: string;
  readonly meaning: string;
  readonly from: string;
  readonly to: string;
}

/** The defaults: version 0. */
export const DEFAULT_VERSION: Version = { thresholds: {}, planning: {} };

/** Everything in which one version differs from another, thresholds first. */
export function changedThresholds(
  before: Version,
  after: Version,
  planning: Policy["planning"]["defaults"],
  currency: string,
): ChangedThreshold[] {
  const thresholds = Object.entries(policyDefaults) as [string, PolicyDefault][];
  const beside = Object.entries(planning);
  return [
    ...thresholds.map(
      ([key, one]) => [key, one, atPath(before.thresholds, key), atPath(after.thresholds, key)] as const,
    ),
    ...beside.map(([key, one]) => [key, one, ...[before, after].map((version) => ownOf(version, key))] as const),
  ].flatMap(([key, { value, unit, meaning }, was, is]) => {
    const [from, to] = [was ?? value, is ?? value];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ key, meaning, from: thresholdWords(from, unit, currency), to: thresholdWords(to, unit, currency) }];
  });
}

const ownOf = ({ planning }: Version, key: string): number | undefined =>
  (planning as Readonly<Record<string, number | undefined>>)[key];

/** `minSample: 100 samples → 200 samples` */
export const changeWords = ({ key, from, to }: ChangedThreshold): string => `${key}: ${from} → ${to}`;
