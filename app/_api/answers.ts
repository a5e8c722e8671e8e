import type { inferRouterOutputs } from "@trpc/server";
import type { TenantRouter } from "@/server/api/root";

/** What the tenant's API answers: `TenantAnswers["imports"]["read"]`. */
export type TenantAnswers = inferRouterOutputs<TenantRouter>;
