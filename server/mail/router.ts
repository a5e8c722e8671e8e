import { link, may, router } from "../api/procedures";
import { listLetters } from "./list-letters";
import { editOwnMail, removeOwnMail } from "./own-server/edit-own-mail";
import { ownMailInput } from "./own-server/own-mail-schema";
import { readOwnMail } from "./own-server/read-own-mail";
import { sendTestLetter } from "./own-server/send-test-letter";
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
  server: may("organization:edit").query(({ ctx }) => readOwnMail(ctx.tenant)),
  editServer: may("organization:edit")
    .input(ownMailInput)
    .mutation(({ ctx, input }) => editOwnMail(ctx.tenant, input)),
  removeServer: may("organization:edit").mutation(({ ctx }) => removeOwnMail(ctx.tenant)),
  sendTest: may("organization:edit").mutation(({ ctx }) => sendTestLetter(ctx.tenant)),
});

/** What the link of a letter opens. */
export const sharedRouter = router({
  read: link().query(({ ctx }) => readShared(ctx.tenant, ctx.link)),
  stop: link().mutation(({ ctx }) => stopMails(ctx.tenant, ctx.link)),
});
