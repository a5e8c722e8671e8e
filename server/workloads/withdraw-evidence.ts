import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "./find-workload";
import type { withdrawEvidenceSchema } from "./schema";

/** Takes a measurement out of what counts, with the reason; it stays to be read. */
export async function withdrawEvidence(
  ctx: TenantContext,
  input: z.infer<typeof withdrawEvidenceSchema>,
): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id: input.id } };
  const row = await ctx.db.evidence.findUnique({ where });
  if (!row) throw notFound("measurement");
  if (row.withdrawnAt) return;
  const { workload, option } = await findOption(ctx, row.optionId);
  await ctx.db.evidence.update({ where, data: { withdrawnAt: ctx.now } });
  await audit(ctx, {
    action: "evidence.withdraw",
    subject: `${workload.name}: ${option.definition.label}`,
    reason: input.reason,
    facts: { evidence: row.id },
  });
}
