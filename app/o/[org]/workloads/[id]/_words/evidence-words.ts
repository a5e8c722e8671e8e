import { numberWord, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { EvidenceKind } from "@/server/workloads/schema";

export const EVIDENCE_KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  holdout: "Hold-out",
  parallel: "In parallel",
  production: "In production",
};

/** "Three measurements, two of them count", a title. */
export function evidenceHeadline(all: number, used: number): string {
  if (all === 0) return "There is no evidence yet";
  const start = `${numberWordFirst(all)} ${plural(all, "measurement")}`;
  if (used === 0) return `${start}, and none counts`;
  if (used === all) return all === 1 ? `${start}, and it counts` : `${start}, and all count`;
  return `${start}, ${numberWord(used)} of them ${plural(used, "counts", "count")}`;
}

interface Standing {
  readonly isWithdrawn: boolean;
  readonly version: number;
}

/** Whether a measurement counts, and why not. */
export function evidenceStanding(set: Standing, version: number, isUsed: boolean): string {
  if (set.isWithdrawn) return "no, withdrawn";
  if (isUsed) return "yes";
  return set.version === version ? "no, a newer one does" : "no, of an earlier version";
}
