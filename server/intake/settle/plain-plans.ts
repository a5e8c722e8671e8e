import type { Ask } from "../../pricing";

/**
 * For the rest of a transaction: just added rows have no statistics before it ends, and the planner takes 370,000 of them for one, so
 * that a loop over them inside another takes minutes. Sorts of a whole import stay in memory.
 */
export async function plainPlans(ask: Ask): Promise<void> {
  await ask("SET LOCAL enable_nestloop = off");
  await ask("SET LOCAL work_mem = '64MB'");
}
