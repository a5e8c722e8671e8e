import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { buildSnapshot } from "./build-snapshot";
import { quartersWithData } from "./list-reviews";
import { agendaOf, type Agenda } from "./rules/agenda-of";
import type { portfolioInput } from "./inputs";
import type { Amount, ReviewQuarter, ReviewSnapshot, ReviewStatus } from "./schema";
import { askedQuarter, reviewQuarter } from "./snapshot/review-quarter";
import { frozenSnapshot, isPublished, mayReadDrafts, plainDecisions, reviewAt } from "./store";

/** A quarter as it looks now, with what was decided and, where it is signed, the signed figure beside it. */
export interface PortfolioRead {
  readonly snapshot: ReviewSnapshot;
  readonly prices: "then" | "now";
  readonly agenda: Agenda;
  /** `null` where there is none, or none that the reader may see yet. */
  readonly review: {
    readonly status: ReviewStatus;
    readonly signed: { readonly spend: Amount; readonly numbersHash: string; readonly signedAt: string } | null;
  } | null;
  /** Quarters with data, newest first. */
  readonly quarters: readonly ReviewQuarter[];
}

/** @throws Refusal not-found to viewers for a quarter that still runs: they see the portfolio of those that have ended. */
export async function readPortfolio(ctx: TenantContext, input: z.infer<typeof portfolioInput>): Promise<PortfolioRead> {
  const quarter = askedQuarter(ctx, input.quarter);
  const isViewer = !mayReadDrafts(ctx.actor);
  if (isViewer && quarter.to > ctx.today) throw notFound("quarter");
  const snapshot = await buildSnapshot(ctx, input);
  const review = await reviewAt(ctx, { quarter: quarter.key });
  const frozen = review && isPublished(review.status) ? frozenSnapshot(review) : null;
  const quarters = (await quartersWithData(ctx)).filter(({ to }) => !isViewer || to <= ctx.today);
  return {
    ...{ snapshot, prices: input.prices },
    agenda: agendaOf(snapshot.workloads, review ? plainDecisions(review) : []),
    review: review && {
      status: review.status,
      signed:
        frozen && review.numbersHash && review.signedAt
          ? { spend: frozen.spend, numbersHash: review.numbersHash, signedAt: review.signedAt.toISOString() }
          : null,
    },
    quarters: quarters.map((one) => reviewQuarter(ctx, one)),
  };
}
