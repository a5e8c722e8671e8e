import { may, router } from "../api/procedures";
import { attachScenario, detachScenario } from "./attach-scenario";
import { backToDraft } from "./back-to-draft";
import { amountBehind } from "./behind/amount-behind";
import { behindInput } from "./behind/behind-input";
import { addComment, listComments, resolveComment } from "./comments";
import { compareSigned } from "./compare-signed";
import { decide } from "./decide";
import { listReviews } from "./list-reviews";
import { moveToReview } from "./move-to-review";
import { openReview } from "./open-review";
import { readOutlook } from "./outlook/read-outlook";
import { readPortfolio } from "./read-portfolio";
import { readReview } from "./read-review";
import { addRecipient, listRecipients, removeRecipient } from "./recipients";
import * as inputs from "./inputs";
import { signReview } from "./sign-review";

/** The quarter: what it looks like, what was decided, who signed. Who may not read drafts does not find them. */
export const reviewRouter = router({
  portfolio: may("portfolio:read")
    .input(inputs.portfolioInput)
    .query(({ ctx, input }) => readPortfolio(ctx.tenant, input)),
  outlook: may("portfolio:read")
    .input(inputs.portfolioInput)
    .query(({ ctx, input }) => readOutlook(ctx.tenant, input)),
  behind: may("usage:read")
    .input(behindInput)
    .query(({ ctx, input }) => amountBehind(ctx.tenant, input)),
  list: may("review:read-published").query(({ ctx }) => listReviews(ctx.tenant)),
  read: may("review:read-published")
    .input(inputs.quarterInput)
    .query(({ ctx, input }) => readReview(ctx.tenant, input)),
  compareSigned: may("review:read-published")
    .input(inputs.quarterInput)
    .query(({ ctx, input }) => compareSigned(ctx.tenant, input)),

  open: may("review:prepare")
    .input(inputs.quarterInput)
    .mutation(({ ctx, input }) => openReview(ctx.tenant, input)),
  moveToReview: may("review:prepare")
    .input(inputs.moveToReviewInput)
    .mutation(({ ctx, input }) => moveToReview(ctx.tenant, input)),
  backToDraft: may("review:prepare")
    .input(inputs.backToDraftInput)
    .mutation(({ ctx, input }) => backToDraft(ctx.tenant, input)),
  decide: may("review:decide")
    .input(inputs.decideInput)
    .mutation(({ ctx, input }) => decide(ctx.tenant, input)),
  sign: may("review:sign")
    .input(inputs.signInput)
    .mutation(({ ctx, input }) => signReview(ctx.tenant, input)),

  attachScenario: may("scenario:save")
    .input(inputs.scenarioInput)
    .mutation(({ ctx, input }) => attachScenario(ctx.tenant, input)),
  detachScenario: may("scenario:save")
    .input(inputs.scenarioInput)
    .mutation(({ ctx, input }) => detachScenario(ctx.tenant, input)),

  comments: may("review:read")
    .input(inputs.quarterInput)
    .query(({ ctx, input }) => listComments(ctx.tenant, input)),
  comment: may("review:read")
    .input(inputs.commentInput)
    .mutation(({ ctx, input }) => addComment(ctx.tenant, input)),
  resolveComment: may("review:read")
    .input(inputs.commentIdInput)
    .mutation(({ ctx, input }) => resolveComment(ctx.tenant, input)),

  recipients: may("recipient:edit").query(({ ctx }) => listRecipients(ctx.tenant)),
  addRecipient: may("recipient:edit")
    .input(inputs.addRecipientInput)
    .mutation(({ ctx, input }) => addRecipient(ctx.tenant, input)),
  removeRecipient: may("recipient:edit")
    .input(inputs.recipientIdInput)
    .mutation(({ ctx, input }) => removeRecipient(ctx.tenant, input)),
});
