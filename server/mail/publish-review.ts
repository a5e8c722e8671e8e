import { dayOf } from "@/server/kernel/day";
import { formatDay, formatDayOfYear, formatMoney } from "@/server/kernel/format";
import { notFound } from "@/server/kernel/refusal";
import { sha256 } from "@/server/kernel/sha256";
import { signedReview, type SignedReview } from "@/server/review";
import { reviewSubject, type ReviewScope } from "@/server/review/wording";
import { audit } from "@/server/tenancy/audit";
import { tenantContext, type TenantContext } from "@/server/tenancy/context";
import { hashToken } from "@/server/tenancy/hash-token";
import { newSecret } from "@/server/tenancy/new-id";
import { inTenant } from "@/server/tenancy/tenant-database";
import { fontFiles } from "./fonts";
import { writeLetter } from "./outbox/write-letter";
import { renderLetter } from "./render-letter";
import { pdfName, renderReview, type RenderedReview } from "./render-review";

const SCHEDULE = { kind: "schedule" as const, id: "schedule", name: "Quarterdeck", role: null };
const LINK_DAYS = 90;

/**
 * A signed review is rendered once and stored with it, and a letter for every recipient goes into the outbox. Done again it
 * changes nothing: stored bytes stay, and letters have keys.
 */
export async function publishReview(organizationId: string, reviewId: string, now = new Date()): Promise<void> {
  await publish(organizationId, reviewId, now, true);
}

/** The documents alone: for a review whose letters leave later. */
export async function storeReviewDocuments(organizationId: string, reviewId: string, now = new Date()): Promise<void> {
  await publish(organizationId, reviewId, now, false);
}

async function publish(organizationId: string, reviewId: string, now: Date, isMailed: boolean): Promise<void> {
  const review = await inTenant(organizationId, async (db) =>
    signedReview(await tenantContext(db, organizationId, SCHEDULE, now), { reviewId }),
  );
  if (!review) throw notFound("signed review");
  // Rendering takes seconds and needs no transaction.
  const rendered = await renderReview(
    review.whole,
    review.signedAt,
    fontFiles(process.env.QUARTERDECK_ROOT ?? process.cwd()),
  );
  await inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, SCHEDULE, now);
    await storeDocuments(ctx, reviewId, rendered);
    if (isMailed) await writeLetters(ctx, review, rendered);
  });
}

async function storeDocuments(ctx: TenantContext, reviewId: string, rendered: RenderedReview): Promise<void> {
  const documents = [
    ...rendered.pdfs.map(({ name, bytes }) => ({ name, contentType: "application/pdf", bytes })),
    ...rendered.pictures.map(({ name, png }) => ({ name, contentType: "image/png", bytes: png })),
  ];
  await ctx.db.reviewDocument.createMany({
    skipDuplicates: true,
    data: documents.map(({ name, contentType, bytes }) => ({
      organizationId: ctx.organization.id,
      reviewId,
      name,
      contentType,
      bytes: Buffer.from(bytes),
      sha256: sha256(bytes),
    })),
  });
}

async function writeLetters(ctx: TenantContext, review: SignedReview, rendered: RenderedReview): Promise<void> {
  const { content } = rendered;
  const organizationId = ctx.organization.id;
  const recipients = await ctx.db.recipient.findMany({
    where: { organizationId, removedAt: null },
    orderBy: { email: "asc" },
  });
  const spent = formatMoney(review.whole.snapshot.spend, review.whole.snapshot.currency);
  let written = 0;
  for (const recipient of recipients) {
    const key = `review:${review.quarter}:${review.revision}:${recipient.email}`;
    if (await ctx.db.letter.findUnique({ where: { organizationId_key: { organizationId, key } } })) continue;
    const scope = recipient.scope === "summary" ? "summary" : "whole";
    const link = await reviewLink(ctx, review.id, recipient.email, scope);
    const { html, text } = await renderLetter({
      ...{ content, scope },
      pictures: rendered.pictures,
      signedOn: formatDayOfYear(dayOf(review.signedAt)),
      link: link.url,
      linkUntil: formatDay(dayOf(link.expiresAt)),
      stopLink: `${link.url}/stop`,
      addedBy: recipient.createdBy,
    });
    const isNew = await writeLetter(ctx, {
      key,
      kind: "review",
      reviewId: review.id,
      to: recipient.email,
      toName: recipient.name,
      subject: reviewSubject(content.organization, content.quarter, content.decisions.length, spent),
      html,
      text,
      attachments: [pdfName(scope, "A4"), ...rendered.pictures.map(({ name }) => name)],
    });
    written += isNew ? 1 : 0;
  }
  if (written > 0) await audit(ctx, { action: "review.publish", subject: review.quarter, facts: { letters: written } });
}

/** A link of its own for each recipient: counted, expiring, revocable; it begins with the organization's id. */
async function reviewLink(
  ctx: TenantContext,
  reviewId: string,
  recipient: string,
  scope: ReviewScope,
): Promise<{ url: string; expiresAt: Date }> {
  const token = `${ctx.organization.id}.${newSecret()}`;
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000);
  await ctx.db.reviewLink.create({
    data: {
      organizationId: ctx.organization.id,
      id: ctx.newId(),
      reviewId,
      tokenHash: hashToken(token),
      ...{ recipient, scope, expiresAt },
    },
  });
  return { url: `${process.env.APP_URL ?? "http://127.0.0.1:3000"}/r/${token}`, expiresAt };
}
