import { formatCount, formatShare } from "@/server/kernel/format";
import type { DataQuality } from "../schema";
import { plural } from "./wording/clauses";

/** What a frozen quarter would lack: said before it is frozen, and answered by a sentence. */
export interface FreezeGap {
  readonly code: "days-missing" | "tokens-unpriced";
  readonly value: number;
}

export function freezeGaps({ missingDays, pricedShare }: DataQuality): FreezeGap[] {
  return [
    ...(missingDays.length > 0 ? [{ code: "days-missing", value: missingDays.length } as const] : []),
    ...(pricedShare !== null && pricedShare < 1 ? [{ code: "tokens-unpriced", value: 1 - pricedShare } as const] : []),
  ];
}

/** Below this a share reads as 0.0 %. */
const LEAST_SHOWN = 0.0005;

/** One clause a gap, without a full stop. */
export function freezeGapWords({ code, value }: FreezeGap): string {
  if (code === "days-missing") return `${formatCount(value)} ${plural(value, "day has", "days have")} no usage`;
  return value < LEAST_SHOWN ? "a few tokens have no price" : `${formatShare(value, 1)} of tokens have no price`;
}
