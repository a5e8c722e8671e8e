import { formatCount, formatNumber, numberWord, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { EvidenceKind, EvidenceOrigin } from "@/server/workloads/schema";

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

/** Where a set comes from; nothing where it was typed in. */
export function originWords(origin: EvidenceOrigin | null): string {
  if (origin === null) return "";
  if (origin.kind === "merged") return `merged from ${numberWord(origin.of.length)} sets of one test`;
  const how = [
    origin.match === "exact"
      ? "exact match"
      : origin.match === "normalised"
        ? "match but for case and white space"
        : null,
    origin.threshold === null ? null : `passes from ${formatNumber(origin.threshold, { digits: 2 })}`,
  ].filter(Boolean);
  return [`from ${origin.fileName}`, ...how].join(", ");
}

interface Compared {
  readonly first: string;
  readonly second: string;
  readonly measure: "accuracy" | "consistency";
  readonly outcomes: {
    readonly pairs: number;
    readonly onlyFirstRight: number;
    readonly onlySecondRight: number;
    readonly pValue: number;
  };
}

/** "On the same 1,000 examples Luna is right 31 times where GPT-4.1 is wrong, and wrong 12 times where it is right: …". */
export function comparedSentence({ first, second, outcomes }: Compared, labels: ReadonlyMap<string, string>): string {
  const [one, other] = [labels.get(first) ?? first, labels.get(second) ?? second];
  const { pairs, onlyFirstRight, onlySecondRight, pValue } = outcomes;
  const verdict =
    pValue < 0.05
      ? `more than chance makes (McNemar, p ${pValue < 0.001 ? "below 0.001" : formatNumber(pValue, { digits: 3 })})`
      : `which chance alone may make (McNemar, p ${formatNumber(pValue, { digits: 2 })})`;
  return `On the same ${formatCount(pairs)} examples ${other} alone is right on ${formatCount(onlySecondRight)}, ${one} alone on ${formatCount(onlyFirstRight)}: ${verdict}.`;
}

interface Standing {
  readonly mergedIntoId?: string | null;
  readonly isWithdrawn: boolean;
  readonly version: number;
}

/** Whether a measurement counts, and why not. */
export function evidenceStanding(set: Standing, version: number, isUsed: boolean): string {
  if (set.isWithdrawn) return "no, withdrawn";
  if (isUsed) return "yes";
  if (set.mergedIntoId) return "no, merged into another";
  return set.version === version ? "no, a newer one does" : "no, of an earlier version";
}
