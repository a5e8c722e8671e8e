import type { PoolClient } from "pg";
import type { InspectReport } from "../../ingest";
import { askThrough, bookInForce } from "../../pricing";
import { assignUsage } from "../../workloads";
import type { ImportEffect, ImportHints, OverlapChoice, OverlapFound, SameTraffic } from "../schema";
import { addRejects } from "./add-rejects";
import { addRollups } from "./add-rollups";
import { checkStage, checkWritten } from "./check-laws";
import { forgetKeys } from "./forget-keys";
import { compareSpend, measureImport, spendByWorkload } from "./measure-spend";
import { findSameTraffic } from "./find-same-traffic";
import { plainPlans } from "./plain-plans";
import { resolveSource, type ResolvedSource } from "./resolve-source";
import { importsOfOtherProviders } from "./other-providers";
import { findOverlap, settleOverlap } from "./settle-overlap";
import { hasDetail, settleSources, type SettledSources } from "./settle-sources";
import { settleTraffic } from "./settle-traffic";
import { stageRollups, type RollupFiles } from "./stage-rollups";
import { sumMonths } from "./sum-months";

/** A file that has been read: the report and where the reader left keys, rollups and rejects. */
export interface ReadUsage extends RollupFiles {
  readonly report: InspectReport;
  readonly rejectsPath: string;
  /** The stripped copy of the rows, where the reading made one. */
  readonly copyPath?: string;
}

export interface SettleInput {
  readonly organizationId: string;
  readonly importId: string;
  readonly read: ReadUsage;
  readonly hints: ImportHints;
  readonly overlap: OverlapChoice | null;
}

export interface Settled {
  readonly source: ResolvedSource;
  readonly overlap: OverlapFound | null;
  readonly sameTraffic: readonly SameTraffic[];
  readonly effect: ImportEffect;
}

/**
 * The commit itself: what the reader found becomes valued, assigned usage of the import, whose row is there already. The
 * caller owns the transaction and has locked the organization's usage; a dry run takes all of it back.
 * @throws Refusal answer-needed where days overlap and no choice was made. @throws Error where sums do not agree.
 */
export async function settleUsage(client: PoolClient, input: SettleInput): Promise<Settled> {
  const { organizationId, importId, read, hints } = input;
  const { report } = read;
  const kind = report.kind ?? "usage";
  await plainPlans(askThrough(client));
  await stageRollups(client, read);
  const staged = await checkStage(client, report);
  const before = await spendByWorkload(client, organizationId);
  const resolved = await resolveSource(client, organizationId, report, hints);
  const place = { organizationId, importId, sourceId: resolved.id, kind };
  const others = await importsOfOtherProviders(askThrough(client), place, report);
  const overlap = await findOverlap(client, { ...place, others });
  const sameTraffic = await findSameTraffic(client, organizationId, { sourceId: resolved.id, kind });
  const about = { format: report.format ?? "", hints, sameTraffic };
  const source = await settleTraffic(client, organizationId, resolved, about);
  const book = await bookInForce(client, organizationId);
  const settled = await settleOverlap(client, { ...place, others }, overlap, input.overlap, book);
  const added = await addRollups(client, place);
  await markCommitted(client, place, report, overlap ? input.overlap : null);
  const ask = askThrough(client);
  const sources = (await hasDetail(ask, organizationId))
    ? await settleSources(ask, organizationId, report.period ?? null, book, importId)
    : null;
  await sumMonths(ask, place, book);
  await checkWritten(client, place, {
    staged: settled.skippedDays === 0 ? staged : null,
    isAttributed: (sources?.attributed.length ?? 0) > 0,
  });
  await addRejects(client, organizationId, importId, read.rejectsPath);
  if (settled.replaced.rollups > 0) await forgetKeys(ask, organizationId);
  if (added.newKeys > 0) await assignUsage(client, organizationId);
  const after = await spendByWorkload(client, organizationId);
  const measured = await measureImport(client, organizationId, importId);
  const effect = {
    overlap: overlap ? input.overlap : null,
    currency: book.currency,
    book: book.version,
    workloads: compareSpend(before, after),
    ...toldOf(sources),
  };
  return { source, overlap, sameTraffic, effect: { ...effect, ...measured, ...added, ...settled } };
}

/** Nothing is said of sources where nothing became of them. */
const toldOf = (sources: SettledSources | null): Pick<ImportEffect, "recounted" | "attributed"> =>
  Object.fromEntries(Object.entries(sources ?? {}).filter(([, lines]) => lines.length > 0));

async function markCommitted(
  client: PoolClient,
  place: Record<"organizationId" | "importId" | "sourceId" | "kind", string>,
  { format, period }: InspectReport,
  overlap: OverlapChoice | null,
): Promise<void> {
  const { organizationId, importId, sourceId, kind } = place;
  await client.query(
    `UPDATE "Import" SET status = 'committed', "sourceId" = $3, kind = $4::"ImportKind", format = $5, "periodFrom" = $6, "periodTo" = $7, overlap = $8
    WHERE "organizationId" = $1 AND id = $2`,
    [organizationId, importId, sourceId, kind, format ?? "", period?.from ?? null, period?.to ?? null, overlap],
  );
}
