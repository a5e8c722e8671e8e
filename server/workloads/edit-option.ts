import type { z } from "zod";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { refuseOptionFaults } from "./add-option";
import { findOption } from "./find-workload";
import { startsNewVersion } from "./rules/option-version";
import type { editOptionSchema } from "./schema";

/** Changes an option. Where what was measured changes, a new version begins, and with it new evidence. */
export async function editOption(
  ctx: TenantContext,
  input: z.infer<typeof editOptionSchema>,
): Promise<{ version: number }> {
  const { workload, option } = await findOption(ctx, input.id);
  refuseOptionFaults({ key: option.key, definition: input.definition }, workload);
  const version = option.version + (startsNewVersion(option.definition, input.definition) ? 1 : 0);
  await ctx.db.option.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: option.id } },
    data: { definition: input.definition, version },
  });
  await audit(ctx, {
    action: "option.edit",
    subject: `${workload.name}: ${input.definition.label}`,
    facts: { key: option.key, version },
  });
  return { version };
}
