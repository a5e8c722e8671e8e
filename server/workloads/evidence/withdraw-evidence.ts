import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { reopenExperiment } from "../experiments/result-of-experiment";
import { findOption } from "../find-workload";
import type { withdrawEvidenceSchema } from "./evidence-schema";

/**
 * Takes a measurement out of what counts, with the reason; it stays to be read. Sets that were merged into it stand for
 * themselves again, and a test that it ended runs again.
 */
export async function withdrawEvidence(
  ctx: TenantContext,
  input: z.infer<typeof withdrawEvidenceSchema>,
): Promise<void> {
  const organizationId = ctx.organization.id;
  const where = { organizationId_id: { organizationId, id: input.id } };
  const row = await ctx.db.evidence.findUnique({ where, omit: { outcomes: true } });
  if (!row) throw notFound("measurement");
  if (row.withdrawnAt) return;
  const { workload, option } = await findOption(ctx, row.optionId);
  await ctx.db.evidence.update({ where, data: { withdrawnAt: ctx.now } });
  await ctx.db.evidence.updateMany({ where: { organizationId, mergedIntoId: row.id }, data: { mergedIntoId: null } });
  if (row.experimentId !== null) await reopenExperiment(ctx, row.experimentId);
  await audit(ctx, {
    action: "evidence.withdraw",
    subject: `${workload.name}: ${option.definition.label}`,
    reason: input.reason,
    facts: { evidence: row.id },
  });
}
