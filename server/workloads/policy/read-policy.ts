import {
  policyDefaults,
  policyInForce,
  policyVersion,
  type EnginePolicyOverrides,
  type Policy,
  type PolicyDefault,
} from "@/server/engine";
import type { TenantContext } from "@/server/tenancy/context";
import { policyNow, storedPolicy } from "../store";
import { planningDefaults, planningInForce, type OwnPlanning, type Planning, type PlanningDefault } from "./planning";

/** One version as it was saved: who, when, why, and what differed from the defaults then. */
export interface PolicyVersion {
  readonly version: number;
  readonly reason: string;
  readonly createdBy: string;
  /** An instant as ISO 8601 text. */
  readonly createdAt: string;
  readonly thresholds: EnginePolicyOverrides;
  readonly planning: OwnPlanning;
}

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
  /** What the engine does not ask: lead times and the reconciliation's tolerance. */
  readonly planning: {
    readonly own: OwnPlanning;
    readonly inForce: Planning;
    readonly defaults: Readonly<Record<string, PlanningDefault>>;
  };
  /** Newest first. */
  readonly history: readonly PolicyVersion[];
}

/** The thresholds in force, where they come from, and how they came to be. */
export async function readPolicy(ctx: TenantContext): Promise<ReadPolicy> {
  const { version, thresholds, planning } = await policyNow(ctx);
  const rows = await ctx.db.policy.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: { version: "desc" },
  });
  const inForce = policyInForce(thresholds);
  return {
    ...{ version, name: policyVersion(inForce), thresholds, inForce, defaults: policyDefaults },
    planning: { own: planning, inForce: planningInForce(planning), defaults: planningDefaults },
    history: rows.map((row) => ({
      ...storedPolicy(row),
      ...{ reason: row.reason, createdBy: row.createdBy, createdAt: row.createdAt.toISOString() },
    })),
  };
}
