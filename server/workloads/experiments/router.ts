import { may, router } from "../../api/procedures";
import { abandonExperiment } from "./abandon-experiment";
import * as inputs from "./experiment-schema";
import { listExperiments } from "./list-experiments";
import { planExperiment } from "./plan-experiment";
import { startExperiment } from "./start-experiment";

export const experimentsRouter = router({
  list: may("workload:read")
    .input(inputs.listExperimentsSchema)
    .query(({ ctx, input }) => listExperiments(ctx.tenant, input)),
  plan: may("evidence:record")
    .input(inputs.planExperimentSchema)
    .mutation(({ ctx, input }) => planExperiment(ctx.tenant, input)),
  start: may("evidence:record")
    .input(inputs.startExperimentSchema)
    .mutation(({ ctx, input }) => startExperiment(ctx.tenant, input)),
  abandon: may("evidence:record")
    .input(inputs.abandonExperimentSchema)
    .mutation(({ ctx, input }) => abandonExperiment(ctx.tenant, input)),
});
