import {
  policyDefaults,
  policyInForce,
  policyVersion,
  type EnginePolicyOverrides,
  type Policy,
  type PolicyDefault,
} from "@/server/engine";
import type { TenantContext } from "@/server/tenancy/context";
import { policyNow } from "./store";

export interface ReadPolicy {
  /** 0: the defaults. */
  readonly version: number;
  /** The engine's name of the thresholds in force. */
  readonly name: string;
  /** Only what differs from the defaults. */
  readonly thresholds: EnginePolicyOverrides;
  readonly inForce: Policy;
  /** Each default by its path, with unit, meaning and source. */
  readonly defaults: Readonly<Record<string, PolicyDefault>>;
  readonly history: readonly {
    readonly version: number;
    readonly reason: string;
    readonly createdBy: string;
    readonly createdAt: string;
    readonly thresholds: EnginePolicyOverrides;
  }[];
}

/** The thresholds in force, where they come from, and how they came to be. */
export async function readPolicy(ctx: TenantContext): Promise<ReadPolicy> {
  const { version, thresholds } = await policyNow(ctx);
  const rows = await ctx.db.policy.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: { version: "desc" },
  });
  const inForce = policyInForce(thresholds);
  return {
    ...{ version, name: policyVersion(inForce), thresholds, inForce, defaults: policyDefaults },
    history: rows.map((row) => ({
      ...{ version: row.version, reason: row.reason, createdBy: row.createdBy, createdAt: row.createdAt.toISOString() },
      thresholds: row.thresholds as EnginePolicyOverrides,
    })),
  };
}
