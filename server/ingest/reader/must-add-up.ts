import { TOKEN_BUCKETS } from "@/server/kernel/tokens";
import type { InspectReport } from "../schema";
import { refuse } from "./refused-file-error";

const SUMMED = ["requests", "failedRequests", ...TOKEN_BUCKETS] as const;
const wordsOf = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1 $2").toLowerCase();

/**
 * The same report. @throws RefusedFileError where accepted rows, each right by itself, add up to more than can be counted
 * exactly.
 */
export function mustAddUp(report: InspectReport): InspectReport {
  const tooLarge = SUMMED.find((name) => Math.abs(report.totals[name] ?? 0) > Number.MAX_SAFE_INTEGER);
  if (tooLarge === undefined) return report;
  throw refuse(
    "sum-too-large",
    `The rows add up to more than ${Number.MAX_SAFE_INTEGER.toLocaleString("en-US")} (${wordsOf(tooLarge)}), which no usage is: look whether a column holds something else, such as a time or an id.`,
  );
}
