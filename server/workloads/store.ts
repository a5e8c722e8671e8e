import type { EnginePolicyOverrides } from "@/server/engine";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { OwnPlanning } from "./policy/planning";
import { storedEvidence, type StoredEvidence } from "./evidence/stored-evidence";
import { optionDefinitionSchema, workloadProfileSchema, type OptionDefinition, type WorkloadProfile } from "./schema";

export type { StoredEvidence };
export interface StoredOption {
  readonly id: string;
  /** Its id for the engine. */
  readonly key: string;
  readonly version: number;
  readonly definition: OptionDefinition;
  readonly isArchived: boolean;
  readonly createdAt: Date;
  readonly evidence: readonly StoredEvidence[];
}
export interface StoredWorkload {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly profile: WorkloadProfile;
  /** An option's id; null: derived. */
  readonly currentOptionId: string | null;
  readonly createdAt: Date;
  readonly isArchived: boolean;
  /** Oldest first, archived ones too. */
  readonly options: readonly StoredOption[];
}

/** Workloads with their options and evidence, by name; one of them, or all. Three statements, however many there are. */
export async function storedWorkloads(ctx: TenantContext, id?: string): Promise<StoredWorkload[]> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.workload.findMany({
    where: { organizationId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      options: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { evidence: { orderBy: [{ measuredOn: "desc" }, { recordedAt: "desc" }], omit: { outcomes: true } } },
      },
    },
  });
  return rows.map(({ archivedAt, options, profile, id, name, ownerName, currentOptionId, createdAt }) => ({
    ...{ id, name, ownerName, currentOptionId, createdAt },
    isArchived: archivedAt !== null,
    profile: workloadProfileSchema.parse(profile),
    options: options.map(({ archivedAt: optionArchivedAt, definition, evidence, ...option }) => ({
      ...{ id: option.id, key: option.key, version: option.version, createdAt: option.createdAt },
      isArchived: optionArchivedAt !== null,
      definition: optionDefinitionSchema.parse(definition),
      evidence: evidence.map(storedEvidence),
    })),
  }));
}

export interface StoredPolicy {
  /** 0: nobody has changed the defaults yet. */
  readonly version: number;
  readonly thresholds: EnginePolicyOverrides;
  /** What the engine does not ask: only what differs from the defaults. */
  readonly planning: OwnPlanning;
}

/** The newest version of the organization's thresholds. */
export async function policyNow(ctx: TenantContext): Promise<StoredPolicy> {
  const row = await ctx.db.policy.findFirst({
    where: { organizationId: ctx.organization.id },
    orderBy: { version: "desc" },
  });
  return row ? storedPolicy(row) : DEFAULTS;
}

/** Nobody has changed anything: version 0. */
const DEFAULTS: StoredPolicy = { version: 0, thresholds: {}, planning: {} };

export const storedPolicy = (row: { version: number; thresholds: unknown; planning: unknown }): StoredPolicy => ({
  version: row.version,
  thresholds: row.thresholds as EnginePolicyOverrides,
  planning: row.planning as OwnPlanning,
});

/** One version of the thresholds; 0 are the defaults. @throws Refusal not-found for one that never was. */
export async function policyAt(ctx: TenantContext, version: number): Promise<StoredPolicy> {
  if (version === 0) return DEFAULTS;
  const row = await ctx.db.policy.findUnique({
    where: { organizationId_version: { organizationId: ctx.organization.id, version } },
  });
  if (!row) throw notFound("policy version");
  return storedPolicy(row);
}
