import { link, may, router } from "../api/procedures";
import { listLetters } from "./list-letters";
import { readLetter } from "./read-letter";
import { readShared } from "./read-shared";
import { resendLetter } from "./resend-letter";
import { listLinks, revokeLinks } from "./review-links";
import { letterIdInput, revokeLinksInput, suppressionInput } from "./schema";
import { stopMails } from "./stop-mails";
import { clearSuppression, listSuppressions } from "./suppressions";

export const mailRouter = router({
  list: may("outbox:read").query(({ ctx }) => listLetters(ctx.tenant)),
  read: may("outbox:read")
    .input(letterIdInput)
    .query(({ ctx, input }) => readLetter(ctx.tenant, input)),
  resend: may("recipient:edit")
    .input(letterIdInput)
    .mutation(({ ctx, input }) => resendLetter(ctx.tenant, input)),
  suppressions: may("outbox:read").query(({ ctx }) => listSuppressions(ctx.tenant)),
  clearSuppression: may("recipient:edit")
    .input(suppressionInput)
    .mutation(({ ctx, input }) => clearSuppression(ctx.tenant, input)),
  links: may("outbox:read").query(({ ctx }) => listLinks(ctx.tenant)),
  revokeLinks: may("recipient:edit")
    .input(revokeLinksInput)
    .mutation(({ ctx, input }) => revokeLinks(ctx.tenant, input)),
});

/** What the link of a letter opens. */
export const sharedRouter = router({
  read: link().query(({ ctx }) => readShared(ctx.tenant, ctx.link)),
  stop: link().mutation(({ ctx }) => stopMails(ctx.tenant, ctx.link)),
});
