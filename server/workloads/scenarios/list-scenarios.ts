import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { listScenariosSchema } from "./schema";
import { scenariosOf, type StoredScenario } from "./store";

/** The scenarios of a workload. What they answer is for the engine to say anew: the page asks it. */
export async function listScenarios(
  ctx: TenantContext,
  { workloadId }: z.infer<typeof listScenariosSchema>,
): Promise<StoredScenario[]> {
  await findWorkload(ctx, workloadId);
  return scenariosOf(ctx, workloadId);
}
