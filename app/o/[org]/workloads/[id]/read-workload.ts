import { cache } from "react";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import type { Prices } from "../../_quarter/asked-quarter";

/** Who reads; one question a request, however many parts of a page ask. */
export const whoReads = cache(async (org: string, path: string) => {
  const api = await tenantCaller(org);
  return orNotFound(api.tenancy.whoAmI(), path);
});

/** One workload in a quarter, or the not-found page. */
export const workloadOf = cache(async (org: string, id: string, quarter: string, prices: Prices) => {
  const api = await tenantCaller(org);
  return orNotFound(api.workloads.read({ id, quarter, prices }), `/o/${org}/workloads/${id}`);
});
