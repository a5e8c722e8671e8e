import { numberWord, numberWordFirst } from "@/server/kernel/format";
import type { WorkloadLine } from "../../schema";
import { plural } from "./clauses";

type Rungs = Pick<WorkloadLine, "level" | "recommendedLevel">;

const isPlaced = ({ level, recommendedLevel }: Rungs): boolean => level !== null && recommendedLevel !== null;
const isOnWrongRung = (rungs: Rungs): boolean => isPlaced(rungs) && rungs.level !== rungs.recommendedLevel;
const stands = (count: number): string => plural(count, "stands", "stand");

/** "Five of twelve workloads stand on the wrong rung", a title without a full stop. */
export function ladderHeadline(workloads: readonly Rungs[]): string {
  const placed = workloads.filter(isPlaced);
  if (placed.length === 0) return "No workload stands on the ladder yet";
  const wrong = placed.filter(isOnWrongRung).length;
  if (wrong === 0) return "Every workload stands where it should";
  if (placed.length === 1) return "The one workload stands on the wrong rung";
  return `${numberWordFirst(wrong)} of ${numberWord(placed.length)} workloads ${stands(wrong)} on the wrong rung`;
}

/** "Three of twelve workloads stand higher on the ladder than they need, two may gain by climbing." */
export function ladderSentence(workloads: readonly Rungs[]): string {
  const placed = workloads.filter(isPlaced);
  const down = placed.filter(({ level, recommendedLevel }) => (recommendedLevel ?? 0) < (level ?? 0)).length;
  const up = placed.filter(({ level, recommendedLevel }) => (recommendedLevel ?? 0) > (level ?? 0)).length;
  if (down + up === 0) return `${ladderHeadline(workloads)}.`;
  const of = `of ${numberWord(placed.length)} ${plural(placed.length, "workload")}`;
  const higher = `${stands(down)} higher on the ladder than ${plural(down, "it needs", "they need")}`;
  if (down === 0) return `${numberWordFirst(up)} ${of} may gain by climbing.`;
  const climbing = up === 0 ? "" : `, ${numberWord(up)} may gain by climbing`;
  return `${numberWordFirst(down)} ${of} ${higher}${climbing}.`;
}
