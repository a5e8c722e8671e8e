import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "./find-workload";
import type { recordEvidenceSchema } from "./schema";

/** Records what was measured of an option as it is now: of its current version. */
export async function recordEvidence(
  ctx: TenantContext,
  input: z.infer<typeof recordEvidenceSchema>,
): Promise<{ id: string }> {
  const { workload, option } = await findOption(ctx, input.optionId);
  if (input.measuredOn > ctx.today)
    throw new Refusal(
      "bad-input",
      "day-to-come",
      `measuredOn: today is ${formatDay(ctx.today)}; write the day of the measurement.`,
      { field: "measuredOn" },
    );
  const id = ctx.newId();
  const { kind, sampleSize, note } = input;
  await ctx.db.evidence.create({
    data: {
      ...{
        organizationId: ctx.organization.id,
        id,
        optionId: option.id,
        optionVersion: option.version,
        kind,
        sampleSize,
        note,
      },
      measuredOn: new Date(`${input.measuredOn}T00:00:00Z`),
      ...{
        accuracy: input.accuracy ?? null,
        consistency: input.consistency ?? null,
        p95LatencyMs: input.p95LatencyMs ?? null,
      },
      recordedBy: ctx.actor.name,
    },
  });
  await audit(ctx, {
    action: "evidence.record",
    subject: `${workload.name}: ${option.definition.label}`,
    facts: { evidence: id, sampleSize, version: option.version },
  });
  return { id };
}
