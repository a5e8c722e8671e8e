import { may, router } from "../api/procedures";
import { editSchedule } from "./edit-schedule";
import { changeFiscalYearOf } from "./change-fiscal-year-of";
import { readFiscalYear } from "./read-fiscal-year";
import { readSchedule } from "./read-schedule";
import { fiscalYearInput, scheduleInput } from "./schema";

/** When reviews are made, asked for and mailed. */
export const scheduleRouter = router({
  read: may("review:read").query(({ ctx }) => readSchedule(ctx.tenant)),
  edit: may("organization:edit")
    .input(scheduleInput)
    .mutation(({ ctx, input }) => editSchedule(ctx.tenant, input)),
  fiscalYear: may("review:read").query(({ ctx }) => readFiscalYear(ctx.tenant)),
  changeFiscalYear: may("organization:edit")
    .input(fiscalYearInput)
    .mutation(({ ctx, input }) => changeFiscalYearOf(ctx.tenant, input)),
});
