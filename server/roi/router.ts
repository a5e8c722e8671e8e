import { may, router } from "../api/procedures";
import { endDeployment } from "./end-deployment";
import { listDeployments } from "./list-deployments";
import { readDeployment } from "./read-deployment";
import { recordDeployment } from "./record-deployment";
import { recordDeploymentMonth } from "./record-deployment-month";
import { recordQuality } from "./record-quality";
import * as inputs from "./schema";
import { suggestBaseline } from "./suggest-baseline";

/** What deployed customizations really returned. */
export const roiRouter = router({
  list: may("deployment:read").query(({ ctx }) => listDeployments(ctx.tenant)),
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
  suggestBaseline: may("deployment:record")
    .input(inputs.suggestBaselineSchema)
    .query(({ ctx, input }) => suggestBaseline(ctx.tenant, input)),
});
