import { may, router } from "../api/procedures";
import { endDeployment } from "./end-deployment";
import { importCosts, previewCosts, undoCostFile } from "./import-costs";
import { listDeployments } from "./list-deployments";
import { lowerLevels } from "./lower-levels";
import { readDeployment } from "./read-deployment";
import { recordDeployment } from "./record-deployment";
import { recordDeploymentMonth } from "./record-deployment-month";
import { recordQuality, withdrawQuality } from "./record-quality";
import { recordRecurring, withdrawRecurring } from "./record-recurring";
import { recordVersion, withdrawVersion } from "./record-version";
import * as inputs from "./schema";
import { startDeployment } from "./start-deployment";
import { suggestBaseline } from "./suggest-baseline";

/** What deployed customizations really returned. */
export const roiRouter = router({
  list: may("deployment:read").query(({ ctx }) => listDeployments(ctx.tenant)),
  lowerLevels: may("deployment:read").query(({ ctx }) => lowerLevels(ctx.tenant)),
  read: may("deployment:read")
    .input(inputs.deploymentIdSchema)
    .query(({ ctx, input }) => readDeployment(ctx.tenant, input)),
  record: may("deployment:record")
    .input(inputs.recordDeploymentSchema)
    .mutation(({ ctx, input }) => recordDeployment(ctx.tenant, input)),
  recordMonth: may("deployment:record")
    .input(inputs.recordMonthSchema)
    .mutation(({ ctx, input }) => recordDeploymentMonth(ctx.tenant, input)),
  recordQuality: may("deployment:record")
    .input(inputs.recordQualitySchema)
    .mutation(({ ctx, input }) => recordQuality(ctx.tenant, input)),
  end: may("deployment:record")
    .input(inputs.endDeploymentSchema)
    .mutation(({ ctx, input }) => endDeployment(ctx.tenant, input)),
  start: may("deployment:record")
    .input(inputs.startDeploymentSchema)
    .mutation(({ ctx, input }) => startDeployment(ctx.tenant, input)),
  withdrawQuality: may("deployment:record")
    .input(inputs.withdrawQualitySchema)
    .mutation(({ ctx, input }) => withdrawQuality(ctx.tenant, input)),
  recordRecurring: may("deployment:record")
    .input(inputs.recordRecurringSchema)
    .mutation(({ ctx, input }) => recordRecurring(ctx.tenant, input)),
  withdrawRecurring: may("deployment:record")
    .input(inputs.withdrawSchema)
    .mutation(({ ctx, input }) => withdrawRecurring(ctx.tenant, input)),
  importCosts: may("deployment:record")
    .input(inputs.costFileSchema)
    .mutation(({ ctx, input }) => importCosts(ctx.tenant, input)),
  undoCosts: may("deployment:record")
    .input(inputs.withdrawSchema)
    .mutation(({ ctx, input }) => undoCostFile(ctx.tenant, input)),
  recordVersion: may("deployment:record")
    .input(inputs.recordVersionSchema)
    .mutation(({ ctx, input }) => recordVersion(ctx.tenant, input)),
  withdrawVersion: may("deployment:record")
    .input(inputs.withdrawSchema)
    .mutation(({ ctx, input }) => withdrawVersion(ctx.tenant, input)),
  previewCosts: may("deployment:record")
    .input(inputs.costFileSchema)
    .mutation(({ ctx, input }) => previewCosts(ctx.tenant, input)),
  suggestBaseline: may("deployment:record")
    .input(inputs.suggestBaselineSchema)
    .query(({ ctx, input }) => suggestBaseline(ctx.tenant, input)),
});
