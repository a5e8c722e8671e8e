import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { addJob } from "../queue";
import type { TenantContext } from "../tenancy/context";
import { rejectsUnconfirmed } from "./import-file";
import { findImport } from "./read-import";
import { importReport, needsConfirmation, type commitInput } from "./schema";

/** Asks for an inspected import to be committed; a job does it, so that the page can be left. */
export async function requestCommit(
  ctx: TenantContext,
  input: z.output<typeof commitInput>,
): Promise<{ status: "committing" }> {
  const row = await findImport(ctx, input.id);
  if (row.status !== "inspected")
    throw new Refusal(
      "conflict",
      "not-inspected",
      `This import is ${row.status}; only an inspected one can be committed.`,
      { status: row.status },
    );
  const report = importReport.parse(row.report);
  if (needsConfirmation(report) && !input.confirmRejects)
    throw new Refusal("answer-needed", "rejects", rejectsUnconfirmed(report), {
      rejected: report.rejected,
      rows: report.rows,
    });
  if (report.dryRun?.overlap && input.overlap === undefined)
    throw new Refusal(
      "answer-needed",
      "overlap",
      "Days of this file are here already: say whether to replace them or to keep them.",
      { overlap: report.dryRun.overlap },
    );
  await ctx.db.import.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: input.id } },
    data: { status: "committing", overlap: input.overlap ?? null, committedBy: ctx.actor.name, message: "" },
  });
  await addJob(ctx.db, "commit-import", { organizationId: ctx.organization.id, importId: input.id });
  return { status: "committing" };
}
