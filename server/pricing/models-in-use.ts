import { addDays } from "@/server/kernel/day";
import type { TenantContext } from "../tenancy/context";
import { normaliseModelId } from "./rules/normalise-model-id";

const YEAR = 365;

/** Every reading of the ids that the organization's usage of the last year names, in lower case. */
export async function modelsInUse(ctx: TenantContext): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.$queryRaw<{ model: string }[]>`
    SELECT DISTINCT k.model FROM "UsageMonth" m
    JOIN "UsageKey" k ON k."organizationId" = m."organizationId" AND k.id = m."keyId"
    WHERE m."organizationId" = ${ctx.organization.id} AND m.month >= date_trunc('month', ${addDays(ctx.today, -YEAR)}::date)`;
  return new Set(rows.flatMap(({ model }) => normaliseModelId(model).map(({ id }) => id)));
}
