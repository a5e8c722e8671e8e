import type { PoolClient } from "pg";
import { inTenantBulk } from "../tenancy/tenant-database";
import type { Prepare } from "./dry-run";
import { findIdentical, type IdenticalImport } from "./find-identical";
import type { ImportReport } from "./schema";
import { withDryRun } from "./told-elsewhere";
import { lockUsage } from "./settle/lock-usage";
import { refreshStatistics } from "./settle/refresh-statistics";
import { recordAct } from "./settle/record-act";
import type { ResolvedSource } from "./settle/resolve-source";
import { settleUsage, type SettleInput } from "./settle/settle-usage";

export interface CommitInput extends SettleInput {
  readonly actor: string;
  readonly fileName: string;
}

/**
 * Commits what was read, in one transaction with its audit entry. Whoever comes second with the same bytes, at the same moment
 * or later, is told so and writes nothing. @throws Refusal answer-needed where days overlap and no choice was made.
 */
export async function commitRead(
  input: CommitInput,
  prepare: Prepare,
): Promise<{ report: ImportReport } | { identical: IdenticalImport }> {
  const { organizationId, importId } = input;
  const committed = await inTenantBulk(organizationId, async (client) => {
    await lockUsage(client, organizationId);
    const identical = await findIdentical(client, organizationId, input.read.report.sha256 ?? "");
    if (identical) return { identical };
    await prepare(client);
    const { source, overlap, sameTraffic, effect } = await settleUsage(client, input);
    const { name, provider, isNew, isDetail } = source;
    const dryRun = {
      source: { name, provider, isNew, isDetail },
      overlap,
      sameTraffic: [...sameTraffic],
      effects: [effect],
    };
    const report = withDryRun(input.read.report, dryRun);
    await client.query(
      `UPDATE "Import" SET report = $3, progress = NULL, message = '', "committedBy" = $4, "committedAt" = now() WHERE "organizationId" = $1 AND id = $2`,
      [organizationId, importId, JSON.stringify(report), input.actor],
    );
    await recordCommit(client, input, source, effect);
    return { report };
  });
  if (committed.report) await refreshStatistics(organizationId, committed.report.dryRun?.effects[0]?.rollups ?? 0);
  return committed;
}

async function recordCommit(
  client: PoolClient,
  input: CommitInput,
  source: Pick<ResolvedSource, "name" | "isDetail">,
  effect: NonNullable<ImportReport["dryRun"]>["effects"][number],
): Promise<void> {
  const { report } = input.read;
  await recordAct(client, input.organizationId, {
    actor: input.actor,
    action: "import.commit",
    subject: input.fileName,
    facts: {
      import: input.importId,
      source: source.name,
      isDetail: source.isDetail,
      sha256: report.sha256,
      rows: report.rows,
      accepted: report.accepted,
      rejected: report.rejected,
      rollups: effect.rollups,
      valuedCost: effect.valued.cost,
      currency: effect.currency,
      book: effect.book,
      overlap: effect.overlap,
      replaced: effect.replaced,
      skippedDays: effect.skippedDays,
    },
  });
}
