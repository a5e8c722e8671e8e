import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { documentInput } from "./inputs";
import { findReview, isPublished } from "./store";

export interface FrozenDocument {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Bytes as they were stored at signature. @throws Refusal not-found for what was not signed or not stored. */
export async function readFrozenDocument(
  ctx: TenantContext,
  input: z.infer<typeof documentInput>,
): Promise<FrozenDocument> {
  const { id: reviewId, status } = await findReview(ctx, input.quarter);
  if (!isPublished(status)) throw notFound("document");
  const row = await ctx.db.reviewDocument.findUnique({
    where: {
      organizationId_reviewId_name: { organizationId: ctx.organization.id, reviewId, name: input.name },
    },
  });
  if (!row) throw notFound("document");
  const { name, contentType, bytes, sha256 } = row;
  return { name, contentType, bytes, sha256 };
}
