import type { z } from "zod";
import { Decimal } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { buildSnapshot } from "./build-snapshot";
import { adjustmentLines, adjustmentsOf } from "./rules/adjustments";
import { freezeNumbers } from "./rules/freeze";
import type { quarterInput } from "./inputs";
import type { AdjustmentLine, Amount } from "./schema";
import { sha256 } from "@/server/kernel/sha256";
import { findReview, frozenSnapshot, isPublished } from "./store";

/** A signed quarter beside the same quarter as it looks now. */
export interface SignedComparison {
  readonly quarter: string;
  readonly signed: Amount;
  readonly live: Amount;
  readonly difference: Amount;
  /** Adds up to the difference. */
  readonly causes: readonly AdjustmentLine[];
  /** True: the stored bytes still have the hash that was signed. */
  readonly isIntact: boolean;
}

/** @throws Refusal not-found for a quarter that is not signed. */
export async function compareSigned(
  ctx: TenantContext,
  input: z.infer<typeof quarterInput>,
): Promise<SignedComparison> {
  const review = await findReview(ctx, input.quarter);
  const frozen = frozenSnapshot(review);
  if (!frozen || !isPublished(review.status)) throw notFound("signed review");
  const live = await buildSnapshot(ctx, { quarter: review.quarter, prices: "then" });
  const regenerated = freezeNumbers(frozen, sha256);
  return {
    quarter: review.quarter,
    ...{ signed: frozen.spend, live: live.spend },
    difference: new Decimal(live.spend).minus(frozen.spend).toFixed(),
    causes: adjustmentLines(frozen.quarter.label, adjustmentsOf(frozen.cells, live.cells), []),
    isIntact: regenerated.json === review.snapshot && regenerated.hash === review.numbersHash,
  };
}
