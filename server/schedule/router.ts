import { may, router } from "../api/procedures";
import { editSchedule } from "./edit-schedule";
import { readSchedule } from "./read-schedule";
import { scheduleInput } from "./schema";

/** When reviews are made, asked for and mailed. */
export const scheduleRouter = router({
  read: may("review:read").query(({ ctx }) => readSchedule(ctx.tenant)),
  edit: may("organization:edit")
    .input(scheduleInput)
    .mutation(({ ctx, input }) => editSchedule(ctx.tenant, input)),
});
