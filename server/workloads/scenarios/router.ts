import { may, router } from "../../api/procedures";
import { listScenarios } from "./list-scenarios";
import { removeScenario } from "./remove-scenario";
import { saveScenario } from "./save-scenario";
import { listScenariosSchema, saveScenarioSchema, scenarioIdSchema } from "./schema";

export const scenariosRouter = router({
  list: may("workload:read")
    .input(listScenariosSchema)
    .query(({ ctx, input }) => listScenarios(ctx.tenant, input)),
  save: may("scenario:save")
    .input(saveScenarioSchema)
    .mutation(({ ctx, input }) => saveScenario(ctx.tenant, input)),
  remove: may("scenario:save")
    .input(scenarioIdSchema)
    .mutation(({ ctx, input }) => removeScenario(ctx.tenant, input)),
});
