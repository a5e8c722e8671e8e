import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "../../tenancy/audit";
import type { TenantContext } from "../../tenancy/context";
import { addJob } from "../../queue";
import { daysOfCopy } from "../../ingest";
import { askInside } from "../../pricing";
import { canonicalPlace, hasCopy } from "../canonical/canonical-place";
import { findImport } from "../read-import";
import { importReport, type putBackInput } from "../schema";
import { importsOfOtherProviders } from "../settle/other-providers";

/**
 * Asks for an import to count again, from the stripped copy of its rows: one that was reverted, whole; one of which a later
 * import replaced days, with those days. A job does it.
 * @throws Refusal conflict where it counts already or its rows are not kept, answer-needed where days are here from others.
 */
export async function requestPutBack(
  ctx: TenantContext,
  { id, overlap, reason }: z.output<typeof putBackInput>,
): Promise<void> {
  const organizationId = ctx.organization.id;
  const row = await findImport(ctx, id);
  if (row.status !== "reverted" && row.status !== "committed")
    throw new Refusal("conflict", "not-reverted", `This import is ${row.status}; there is nothing to put back.`, {
      status: row.status,
    });
  if (!hasCopy(organizationId, id))
    throw new Refusal(
      "conflict",
      "no-copy",
      "The rows of this import are not kept any more: send its file again, and it becomes a new import.",
    );
  const days = await daysOfOthers(ctx, row);
  if (days > 0 && overlap === undefined)
    throw new Refusal(
      "answer-needed",
      "overlap",
      `${days === 1 ? "A day" : `${days} days`} of its period came from the same source since. Say whether to replace them or to keep them.`,
      { days },
    );
  await ctx.db.import.update({
    where: { organizationId_id: { organizationId, id } },
    data: { commitWish: { overlap: overlap ?? null, confirmRejects: true, by: ctx.actor.name }, message: "" },
  });
  await audit(ctx, { action: "import.ask-back", subject: row.fileName, reason, facts: { import: id, overlap } });
  await addJob(ctx.db, "put-back-import", { organizationId, importId: id });
}

/** How many days of an import other imports from its source hold; days between its own are nothing to it. */
async function daysOfOthers(ctx: TenantContext, row: Awaited<ReturnType<typeof findImport>>): Promise<number> {
  const organizationId = ctx.organization.id;
  const report = row.report === null ? null : importReport.parse(row.report);
  const source = { organizationId, sourceId: row.sourceId ?? "" };
  const others = report ? await importsOfOtherProviders(askInside(ctx.db), source, report) : [];
  const held = await ctx.db.$queryRaw<{ day: string }[]>`
    SELECT DISTINCT r.day::text AS day FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId"
    WHERE r."organizationId" = ${organizationId} AND i."sourceId" = ${row.sourceId} AND i.kind::text = ${row.kind}
      AND i.status = 'committed' AND i.id <> ${row.id} AND i.id <> ALL (${others}::text[]) AND r.day >= ${row.periodFrom}::date AND r.day < ${row.periodTo}::date`;
  if (held.length === 0) return 0;
  const own = new Set(await daysOfCopy(canonicalPlace(organizationId, row.id)));
  return held.filter(({ day }) => own.has(day)).length;
}
