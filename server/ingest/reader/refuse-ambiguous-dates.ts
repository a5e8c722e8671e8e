import type { RowsAnswer } from "./query-rows";
import { refuse } from "./refused-file-error";

/** Nobody guesses which number is the day: a file whose dates leave it open is refused until somebody says it. @throws RefusedFileError */
export function refuseAmbiguousDates({ rejected, leavesDatesOpen }: RowsAnswer): void {
  const ambiguous = rejected.find(({ code }) => code === "ambiguous-date");
  if (!leavesDatesOpen || !ambiguous) return;
  const [line] = ambiguous.lines as string[];
  throw refuse(
    "ambiguous-date",
    `The date in line ${line} may be read with the day or the month first. Say which it is (--dates day-first or --dates month-first, over HTTP ?dates=), or write dates as 2026-01-31.`,
  );
}
