import { dayOf } from "@/server/kernel/day";
import type { EvidenceSet } from "../rules/choose-evidence";
import { evidenceOriginSchema, type EvidenceKind, type EvidenceOrigin } from "./evidence-schema";

export interface StoredEvidence extends EvidenceSet {
  readonly kind: EvidenceKind;
  readonly note: string;
  readonly recordedBy: string;
  readonly isWithdrawn: boolean;
  /** Means of a request, where they were measured; the cost in the organization's currency. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costPerRequest: number | null;
  /** Null: typed in. */
  readonly origin: EvidenceOrigin | null;
  readonly experimentId: string | null;
  /** The set that counts in its place; null: it stands for itself. */
  readonly mergedIntoId: string | null;
}

interface Number {
  toNumber(): number;
}
interface EvidenceRow {
  readonly id: string;
  readonly optionVersion: number;
  readonly kind: EvidenceKind;
  readonly measuredOn: Date;
  readonly recordedAt: Date;
  readonly sampleSize: number;
  readonly accuracy: Number | null;
  readonly consistency: Number | null;
  readonly p95LatencyMs: Number | null;
  readonly note: string;
  readonly recordedBy: string;
  readonly withdrawnAt: Date | null;
  readonly inputTokens: Number | null;
  readonly outputTokens: Number | null;
  readonly costPerRequest: Number | null;
  readonly origin: unknown;
  readonly experimentId: string | null;
  readonly mergedIntoId: string | null;
}

export const storedEvidence = (row: EvidenceRow): StoredEvidence => ({
  ...{ id: row.id, kind: row.kind, version: row.optionVersion, sampleSize: row.sampleSize, note: row.note },
  ...{ recordedBy: row.recordedBy, experimentId: row.experimentId, mergedIntoId: row.mergedIntoId },
  measuredOn: dayOf(row.measuredOn),
  recordedAt: row.recordedAt.toISOString(),
  accuracy: row.accuracy?.toNumber() ?? null,
  consistency: row.consistency?.toNumber() ?? null,
  p95LatencyMs: row.p95LatencyMs?.toNumber() ?? null,
  inputTokens: row.inputTokens?.toNumber() ?? null,
  outputTokens: row.outputTokens?.toNumber() ?? null,
  costPerRequest: row.costPerRequest?.toNumber() ?? null,
  origin: row.origin === null ? null : evidenceOriginSchema.parse(row.origin),
  isWithdrawn: row.withdrawnAt !== null,
});

/** True of a set that may count: neither taken back nor part of a merged one. */
export const stands = (set: Pick<StoredEvidence, "isWithdrawn" | "mergedIntoId">): boolean =>
  !set.isWithdrawn && set.mergedIntoId === null;
