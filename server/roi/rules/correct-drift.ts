import type { QualityComparison } from "../schema";
import { benjaminiHochberg } from "./benjamini-hochberg";

/**
 * Judges the comparisons of all deployments together: among many tests some look bad by chance, so a drift counts where it
 * stands after the correction of Benjamini and Hochberg. What has too few samples is no test and stays as it is.
 */
export function correctDrift(
  ofDeployments: readonly (readonly QualityComparison[])[],
  significance: number,
): QualityComparison[][] {
  const tests = ofDeployments.flat().filter(isTest);
  const standing = benjaminiHochberg(
    tests.map(({ p }) => p),
    significance,
  );
  const stands = new Map(tests.map((test, at) => [test as QualityComparison, standing[at]?.isSignificant ?? false]));
  return ofDeployments.map((comparisons) =>
    comparisons.map((one) =>
      isTest(one) ? { ...one, verdict: one.difference < 0 && stands.get(one) ? "drifted" : "no-drift-shown" } : one,
    ),
  );
}

const isTest = (one: QualityComparison): one is QualityComparison & { readonly p: number } =>
  one.p !== null && one.verdict !== "insufficient-evidence";
