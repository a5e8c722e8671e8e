import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "../find-workload";
import type { recordEvidenceSchema } from "./evidence-schema";
import { keepEvidence, type KeptEvidence } from "./keep-evidence";

/** Records what was measured of an option as it is now: of its current version. */
export async function recordEvidence(
  ctx: TenantContext,
  { optionId, ...set }: z.infer<typeof recordEvidenceSchema>,
): Promise<KeptEvidence> {
  return keepEvidence(ctx, await findOption(ctx, optionId), set);
}
