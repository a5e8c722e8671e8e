import type { TenantContext } from "@/server/tenancy/context";
import { policyNow } from "../store";
import { planningInForce, type Planning } from "./planning";

/** The lead times and the tolerance that the organization plans with. */
export const planningNow = async (ctx: TenantContext): Promise<Planning> =>
  planningInForce((await policyNow(ctx)).planning);
