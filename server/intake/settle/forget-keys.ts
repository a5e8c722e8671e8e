import type { Ask } from "../../pricing";

/** Lets go of labels that no usage carries any more: those of days that were reverted or replaced. */
export async function forgetKeys(ask: Ask, organizationId: string): Promise<void> {
  await ask(
    `DELETE FROM "UsageKey" k WHERE k."organizationId" = $1 AND NOT EXISTS (
      SELECT 1 FROM "UsageMonth" m WHERE m."organizationId" = k."organizationId" AND m."keyId" = k.id)`,
    [organizationId],
  );
}
