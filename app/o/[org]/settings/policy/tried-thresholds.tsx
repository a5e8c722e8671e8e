import { orNotFound, tenantCaller } from "../../../../_api/caller";
import type { TenantOutputs } from "../../_words/outputs";
import { ThresholdTable } from "./threshold-table";

interface TriedThresholdsProps {
  readonly org: string;
  readonly policy: TenantOutputs["policy"]["read"];
  readonly currency: string;
  readonly quarter: { readonly key: string; readonly label: string };
}

/** The thresholds with what hangs on each: every one is moved by itself, over the usage of a quarter. */
export async function TriedThresholds({ org, policy, currency, quarter }: TriedThresholdsProps) {
  const api = await tenantCaller(org);
  const { trials, asked, of } = await orNotFound(
    api.policy.tryThresholds({ quarter: quarter.key }),
    `/o/${org}/settings/policy`,
  );
  return (
    <>
      <ThresholdTable policy={policy} trials={trials} currency={currency} />
      <p className="small faint table-note">
        What hangs on it: each threshold was moved by itself, down and up to a factor of ten, over{" "}
        {asked < of ? `the ${asked} dearest of ${of}` : "all"} workloads with the usage and the prices of{" "}
        {quarter.label}; the nearest value is shown at which anybody is told another level, option or action.
      </p>
    </>
  );
}
