import type { z } from "zod";
import { addDays, addMonths, firstDayOf, type Month } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { sha256 } from "@/server/kernel/sha256";
import { organizationRates, rateOn } from "@/server/pricing";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { recordableMonths } from "./rules/ledger-question";
import { readCostCsv, type CostFileFault, type CostFileLine } from "./rules/read-cost-csv";
import type { costFileSchema, CostLine, withdrawSchema } from "./schema";
import { findDeployment, type StoredDeployment } from "./store";

type CostFileInput = z.infer<typeof costFileSchema>;

/** What a file would do, before anything is written. */
export interface CostFilePreview {
  readonly faults: readonly CostFileFault[];
  readonly lines: readonly (CostFileLine & {
    /** `typed`: a typed amount stands above it · `file`: it takes the place of what an older file says. */
    readonly meets: "typed" | "file" | null;
  })[];
  /** The same bytes are here already: nothing would change. */
  readonly isKnown: boolean;
}

/** Reads a file of cost lines and says what it would do. */
export async function previewCosts(ctx: TenantContext, input: CostFileInput): Promise<CostFilePreview> {
  const deployment = await findDeployment(ctx, input.deploymentId);
  const { lines, faults } = await read(ctx, deployment, input.text);
  return {
    faults,
    lines: lines.map((line) => ({ ...line, meets: meetsOf(deployment, line.month, line.kind) })),
    isKnown: knownFile(deployment, input.text) !== undefined,
  };
}

/** Takes a file of cost lines, whole or not at all; the same file again changes nothing. @throws Refusal with the faults by line. */
export async function importCosts(
  ctx: TenantContext,
  input: CostFileInput,
): Promise<{ id: string; lines: number; isKnown: boolean }> {
  const organizationId = ctx.organization.id;
  // Two people with the same file wait for each other, so that the second one finds it.
  await ctx.db.$queryRawUnsafe(
    `SELECT id FROM "Deployment" WHERE "organizationId" = $1 AND id = $2 FOR UPDATE`,
    organizationId,
    input.deploymentId,
  );
  const deployment = await findDeployment(ctx, input.deploymentId);
  const known = knownFile(deployment, input.text);
  if (known) return { id: known.id, lines: known.lines.length, isKnown: true };
  const { lines, faults } = await read(ctx, deployment, input.text);
  if (faults.length > 0) {
    const sentence = faults.map(({ line, problem }) => `Line ${line}: ${problem}`).join(" ");
    throw new Refusal("bad-input", "cost-file-faults", sentence, { field: "text", faults });
  }
  const id = ctx.newId();
  const { deploymentId, fileName } = input;
  // The database's time: which file is newer must not hang on an organization's clock that stands.
  await ctx.db.costFile.create({
    data: { organizationId, id, deploymentId, fileName, sha256: sha256(input.text), importedBy: ctx.actor.name },
  });
  await ctx.db.costLine.createMany({
    data: lines.map(({ month, ...line }) => ({
      ...{ organizationId, fileId: id, ...line },
      month: new Date(`${firstDayOf(month)}T00:00:00Z`),
    })),
  });
  await audit(ctx, {
    action: "deployment.import-costs",
    subject: `${deployment.name}: ${fileName}`,
    facts: { file: id, lines: lines.length, months: [...new Set(lines.map(({ month }) => month))].sort() },
  });
  return { id, lines: lines.length, isKnown: false };
}

/** Takes a file's lines out again; what they stood above counts as before. */
export async function undoCostFile(ctx: TenantContext, { id, reason }: z.infer<typeof withdrawSchema>): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const file = await ctx.db.costFile.findUnique({ where, include: { deployment: { select: { name: true } } } });
  if (!file || file.undoneAt) throw notFound("file of cost lines");
  await ctx.db.costFile.update({ where, data: { undoneAt: ctx.now, undoneBy: ctx.actor.name } });
  await audit(ctx, {
    action: "deployment.undo-costs",
    subject: `${file.deployment.name}: ${file.fileName}`,
    reason,
    facts: { file: id },
  });
}

const knownFile = ({ files }: StoredDeployment, text: string) => files.find((file) => file.sha256 === sha256(text));

async function read(ctx: TenantContext, { startedOn, endedOn, name }: StoredDeployment, text: string) {
  if (startedOn === null || startedOn > ctx.today)
    throw new Refusal("conflict", "not-started", `${name} has not begun: write its first day first.`);
  const rates = await organizationRates(ctx);
  return readCostCsv(text, {
    months: recordableMonths(startedOn, endedOn, ctx.today),
    currency: ctx.organization.currency,
    // A month is converted at the rate of its last day, of today where it is still running.
    rateOf: (currency, month) => rateOn(rates, currency, lastDay(month) < ctx.today ? lastDay(month) : ctx.today),
  });
}

const lastDay = (month: Month): string => addDays(firstDayOf(addMonths(month, 1)), -1);

function meetsOf({ typed, files }: StoredDeployment, month: Month, kind: CostLine): "typed" | "file" | null {
  if ((typed.find((one) => one.month === month)?.costs[kind] ?? null) !== null) return "typed";
  return files.some(({ lines }) => lines.some((line) => line.month === month && line.kind === kind)) ? "file" : null;
}
