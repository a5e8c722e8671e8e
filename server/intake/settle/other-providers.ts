import type { Ask } from "../../pricing";
import type { InspectReport } from "../../ingest/schema";

/** What a provider exports of itself: a file of it tells of that provider alone, and of all of its days. */
const OF_ONE_PROVIDER: ReadonlySet<string | null> = new Set([
  ...["openai-usage", "openai-cost", "openai-usage-api", "openai-costs-api"],
  ...["anthropic-usage", "anthropic-cost", "anthropic-usage-api", "anthropic-cost-api"],
  ...["fireworks", "deepseek", "bedrock-invocations", "aws-cur", "azure-cost", "google-billing"],
]);

/** Imports from the same source whose formats are those of a provider, and that tell nothing of the ones given. */
const OTHERS = `
  SELECT i.id FROM "Import" i
  WHERE i."organizationId" = $1 AND i."sourceId" = $2 AND i.status = 'committed'
    AND i.format IN (SELECT jsonb_array_elements_text($3::jsonb))
    AND NOT EXISTS (
      SELECT 1 FROM "UsageMonth" m JOIN "UsageKey" k ON k."organizationId" = m."organizationId" AND k.id = m."keyId"
      WHERE m."organizationId" = $1 AND m."importId" = i.id AND k.provider IN (SELECT jsonb_array_elements_text($4::jsonb)))`;

/**
 * Imports that cannot hold the days of a file, although somebody gave both the same source: each is the export of another
 * provider. Replacing one by the other would lose it.
 */
export async function importsOfOtherProviders(
  ask: Ask,
  { organizationId, sourceId }: { readonly organizationId: string; readonly sourceId: string },
  { format, models }: Pick<InspectReport, "format" | "models">,
): Promise<string[]> {
  if (!OF_ONE_PROVIDER.has(format)) return [];
  const providers = [...new Set(models.map(({ provider }) => provider))];
  const given = [organizationId, sourceId, JSON.stringify([...OF_ONE_PROVIDER]), JSON.stringify(providers)];
  return (await ask<{ id: string }>(OTHERS, given)).map(({ id }) => id);
}
