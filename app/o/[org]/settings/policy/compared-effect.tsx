import { policyEffectHeadline } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { nameOf } from "./compare-versions";
import { EffectTable } from "./effect-table";

interface ComparedEffectProps {
  readonly org: string;
  /** What is compared; 0 are the defaults. */
  readonly compared: { readonly from: number; readonly to: number };
  /** The quarter whose usage both are asked about. */
  readonly quarter: { readonly key: string; readonly label: string };
}

/** Who would be told something else under one version than under the other. */
export async function ComparedEffect({ org, compared, quarter }: ComparedEffectProps) {
  const { from, to } = compared;
  const api = await tenantCaller(org);
  const effect = await orNotFound(
    api.policy.compare({ ...compared, quarter: quarter.key }),
    `/o/${org}/settings/policy`,
  );
  return (
    <>
      <h3>{policyEffectHeadline(effect.changed.length, effect.asked)}</h3>
      <p className="small muted mb8">Both asked about the usage and the prices of {quarter.label}.</p>
      {effect.changed.length > 0 && (
        <EffectTable effect={effect} names={[nameOf(from), nameOf(to)]} fileName={`policy-effect-${from}-${to}.csv`} />
      )}
    </>
  );
}
