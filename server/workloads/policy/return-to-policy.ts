import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import type { returnToPolicySchema } from "../schema";
import { policyAt } from "../store";
import { editPolicy } from "./edit-policy";

/**
 * Puts the thresholds and the planning of an old version in force again, as a new version; 0 are the defaults.
 * @throws Refusal where there is no such version, the policy changed meanwhile, or it stands like that already.
 */
export async function returnToPolicy(
  ctx: TenantContext,
  { version, ...input }: z.infer<typeof returnToPolicySchema>,
): Promise<{ version: number }> {
  const { thresholds, planning } = await policyAt(ctx, version);
  return editPolicy(ctx, { ...input, thresholds: { ...thresholds }, planning });
}
