import { z } from "zod";
import { may, router } from "../api/procedures";
import { listLetters } from "./list-letters";
import { readLetter } from "./read-letter";
import { resendLetter } from "./resend-letter";

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
