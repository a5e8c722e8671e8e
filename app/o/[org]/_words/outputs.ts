import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { TenantRouter } from "@/server/api/root";

/** What the tenant's API answers and takes, for the props of components. */
export type TenantOutputs = inferRouterOutputs<TenantRouter>;
export type TenantInputs = inferRouterInputs<TenantRouter>;
