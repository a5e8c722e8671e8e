import { formatDay } from "@/server/kernel/format";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { resultOfExperiment } from "../experiments/result-of-experiment";
import type { StoredOption, StoredWorkload } from "../store";
import type { EvidenceKind, EvidenceOrigin } from "./evidence-schema";

/** Of one set: shares 0..1, milliseconds, means of a request. Absent is not measured. */
export interface EvidenceFigures {
  readonly accuracy?: number | null | undefined;
  readonly consistency?: number | null | undefined;
  readonly p95LatencyMs?: number | null | undefined;
  readonly inputTokens?: number | null | undefined;
  readonly outputTokens?: number | null | undefined;
  readonly costPerRequest?: number | null | undefined;
}
export interface NewEvidence extends EvidenceFigures {
  readonly kind: EvidenceKind;
  readonly measuredOn: string;
  readonly sampleSize: number;
  readonly note: string;
  readonly origin?: EvidenceOrigin;
  readonly fingerprint?: string;
  /** Hashed id and outcome of each example. */
  readonly outcomes?: readonly (readonly [string, 0 | 1])[];
}
export interface KeptEvidence {
  readonly id: string;
  /** The experiment whose result it is, and whether that ended it. */
  readonly experiment: { readonly id: string; readonly isDone: boolean } | null;
}

/** Writes a set of evidence of an option as it is now. What was measured in parallel is the result of the test that runs. */
export async function keepEvidence(
  ctx: TenantContext,
  { workload, option }: { readonly workload: StoredWorkload; readonly option: StoredOption },
  set: NewEvidence,
): Promise<KeptEvidence> {
  refuseDayToCome(ctx, set.measuredOn);
  const id = ctx.newId();
  const organizationId = ctx.organization.id;
  const experiment = set.kind === "parallel" ? await resultOfExperiment(ctx, workload.id, option.key, set) : null;
  await ctx.db.evidence.create({
    data: {
      ...{ organizationId, id, optionId: option.id, optionVersion: option.version, recordedBy: ctx.actor.name },
      ...{ kind: set.kind, sampleSize: set.sampleSize, note: set.note },
      measuredOn: new Date(`${set.measuredOn}T00:00:00Z`),
      ...{ accuracy: set.accuracy ?? null, consistency: set.consistency ?? null },
      ...{ p95LatencyMs: set.p95LatencyMs ?? null, costPerRequest: set.costPerRequest ?? null },
      ...{ inputTokens: set.inputTokens ?? null, outputTokens: set.outputTokens ?? null },
      ...(set.origin ? { origin: set.origin } : {}),
      ...(set.outcomes ? { outcomes: set.outcomes.map((one) => [...one]) } : {}),
      ...{ fingerprint: set.fingerprint ?? null, experimentId: experiment?.id ?? null },
    },
  });
  await audit(ctx, {
    action: "evidence.record",
    subject: `${workload.name}: ${option.definition.label}`,
    facts: {
      ...{ evidence: id, sampleSize: set.sampleSize, version: option.version },
      ...(experiment ? { experiment: experiment.id } : {}),
    },
  });
  return { id, experiment };
}

function refuseDayToCome({ today }: TenantContext, measuredOn: string): void {
  if (measuredOn > today)
    throw new Refusal(
      "bad-input",
      "day-to-come",
      `measuredOn: today is ${formatDay(today)}; write the day of the measurement.`,
      { field: "measuredOn" },
    );
}
