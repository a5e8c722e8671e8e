import type { Level } from "@/server/engine";

/** A question on the way to the answer, with what it comes to here. */
export interface PathRow {
  readonly code: string;
  readonly level: Level | null;
  readonly question: string;
  /** `yes` and `no` answer the question; `open`: nobody knows yet; `none`: it does not arise. */
  readonly answer: "yes" | "no" | "open" | "none";
  readonly because: string;
}

export const truth = (isTrue: boolean): "yes" | "no" => (isTrue ? "yes" : "no");
