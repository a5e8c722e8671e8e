import { faultsOf, type Fault } from "@/server/engine";
import { Refusal } from "@/server/kernel/refusal";

/** What the engine finds wrong with thresholds, each by its path in the policy. */
export const policyFaults = (thresholds: Readonly<Record<string, unknown>>): Fault[] =>
  faultsOf({
    asOf: "2000-01-01",
    workload: { name: "workload", task: "other" },
    usage: { requestsPerMonth: 1, inputTokensPerRequest: 1, outputTokensPerRequest: 1 },
    options: [{ id: "option", level: 1, hosting: "api", price: { perRequest: 1 } }],
    policy: thresholds,
  }).map(({ path, problem }) => ({ path: path.replace(/^policy\.?/, ""), problem }));

/** @throws Refusal that names every fault by its path. */
export function refusePolicyFaults(thresholds: Readonly<Record<string, unknown>>): void {
  const faults = policyFaults(thresholds);
  if (faults.length === 0) return;
  throw new Refusal(
    "bad-input",
    "policy-faults",
    `${faults.map(({ path, problem }) => `${path}: ${problem}`).join(". ")}.`,
    { faults },
  );
}
