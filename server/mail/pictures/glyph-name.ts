import type { WorkloadLine } from "@/server/review/schema";

/** Two workloads that make the same move share one glyph. */
export function glyphName(line: Pick<WorkloadLine, "level" | "recommendedLevel" | "action">): string {
  return `glyph-${line.level ?? 0}-${line.recommendedLevel ?? line.level ?? 0}-${line.action ?? "keep"}.png`;
}
