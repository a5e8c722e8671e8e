import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { storeOverride } from "./override-price";
import { questionsOf } from "./question-store";
import type { acceptForSelfInput } from "./request-schema";
import { RAISED_BY_HAND } from "./settle-question";

/**
 * Accepts a disputed or quarantined price for this organization alone: it is written as a price of its own, above the book.
 * What the installation's book says is the operator's to decide.
 */
export async function acceptForSelf(
  ctx: TenantContext,
  { question: id, reason }: z.output<typeof acceptForSelfInput>,
): Promise<{ id: string; revalued: number }> {
  const [question] = await questionsOf(ctx.db, { id });
  if (!question) throw notFound("question about a price");
  const { entry, asOf, feed, verdict } = question;
  if (question.status !== "open" || feed === RAISED_BY_HAND)
    throw new Refusal("conflict", "already-settled", `${entry.model} of ${feed} is ${question.status} already.`);
  const from = entry.from ?? (entry.to !== null && entry.to <= asOf ? null : asOf);
  const source = `${feed} of ${asOf}, accepted for yourself`;
  const own = { ...entry, from, source, status: "accepted" as const, note: reason };
  return storeOverride(ctx, own, reason, { question: id, feed, verdict });
}
