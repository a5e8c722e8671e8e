import { tenantCaller } from "../../../_api/caller";
import { UpperBoundNote } from "./upper-bound-note";

interface WorkloadUpperBoundProps {
  readonly org: string;
  readonly workload: string;
  readonly quarter: string;
  readonly label: string;
}

/** What a workload's usage of unknown context may cost at most; nothing where every context is known or costs the same. */
export async function WorkloadUpperBound({ org, workload, quarter, label }: WorkloadUpperBoundProps) {
  const api = await tenantCaller(org);
  const bounds = await api.prices.upperBounds({ quarter, workload });
  return <UpperBoundNote {...bounds} period={label} />;
}
