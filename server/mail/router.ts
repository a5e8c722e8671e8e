import { z } from "zod";
import { link, may, router } from "../api/procedures";
import { listLetters } from "./list-letters";
import { readLetter } from "./read-letter";
import { readShared } from "./read-shared";
import { resendLetter } from "./resend-letter";
import { stopMails } from "./stop-mails";

const byId = z.object({ id: z.string() });

export const mailRouter = router({
  list: may("outbox:read").query(({ ctx }) => listLetters(ctx.tenant)),
  read: may("outbox:read")
    .input(byId)
    .query(({ ctx, input }) => readLetter(ctx.tenant, input)),
  resend: may("recipient:edit")
    .input(byId)
    .mutation(({ ctx, input }) => resendLetter(ctx.tenant, input)),
});

/** What the link of a letter opens. */
export const sharedRouter = router({
  read: link().query(({ ctx }) => readShared(ctx.tenant, ctx.link)),
  stop: link().mutation(({ ctx }) => stopMails(ctx.tenant, ctx.link)),
});
