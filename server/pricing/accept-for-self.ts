import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { storeOverride } from "./override-price";
import { askInside, overridesOf } from "./price-store";
import { questionsOf } from "./question-store";
import type { acceptForSelfInput } from "./request-schema";
import { keyOfPrice } from "./rules/lay-price";
import type { PriceEntry } from "./schema";
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
  await mustBeNew(ctx, own);
  return storeOverride(ctx, own, reason, { question: id, feed, verdict });
}

/** Accepted twice, it would hold on after one of the two is taken back. */
async function mustBeNew(ctx: TenantContext, entry: PriceEntry): Promise<void> {
  const nameOf = (one: PriceEntry): string => [keyOfPrice(one), one.from, one.source].join("\n");
  const ask = askInside(ctx.db);
  await ask(`SELECT pg_advisory_xact_lock(hashtextextended('usage:' || $1::text, 0))::text`, [ctx.organization.id]);
  const own = await overridesOf(ask, ctx.organization.id);
  if (own.some(({ entry: known }) => nameOf(known) === nameOf(entry)))
    throw new Refusal("conflict", "already-own", `${entry.model}, ${entry.source}, is a price of your own already.`);
}
