import type { z } from "zod";
import type { Level } from "@/server/engine";
import { dayOf, monthOf, type Day, type Month } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { DeploymentMonth } from "@/server/tenancy/generated/client";
import type { FiledCosts, TypedMonth } from "./rules/compose-months";
import type { RecurringLine } from "./rules/expand-recurring";
import {
  storedBaselineSchema,
  storedInvestmentSchema,
  storedPlanSchema,
  storedQualitySchema,
  type CostLine,
  type DeploymentStatus,
  type QualityMeasurement,
  type StoredBaseline,
} from "./schema";

/** A recurring line that counts. */
export interface StoredRecurring extends RecurringLine {
  readonly id: string;
  readonly note: string;
  readonly recordedBy: string;
}

/** A file of cost lines that counts. */
export interface StoredCostFile extends FiledCosts {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly lines: readonly {
    readonly line: number;
    readonly month: Month;
    readonly kind: CostLine;
    readonly amount: string;
    readonly note: string;
  }[];
}

export interface StoredVersion {
  readonly id: string;
  readonly model: string;
  readonly since: Day;
  readonly isRollback: boolean;
  readonly note: string;
  readonly recordedBy: string;
}

export interface StoredDeployment {
  readonly id: string;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly name: string;
  readonly optionKey: string;
  readonly level: Level;
  readonly hosting: string;
  readonly status: DeploymentStatus;
  readonly startedOn: Day | null;
  /** Its last day. */
  readonly endedOn: Day | null;
  readonly retiresOn: Day | null;
  readonly plan: z.infer<typeof storedPlanSchema> | null;
  readonly baseline: StoredBaseline;
  readonly investment: z.infer<typeof storedInvestmentSchema>;
  /** By day. */
  readonly quality: readonly QualityMeasurement[];
  readonly models: readonly string[];
  readonly decisionId: string | null;
  readonly createdBy: string;
  /** Days after which it is to be trained anew; null: only when its quality drifts. */
  readonly retrainEvery: number | null;
  /** Where requests outside its training distribution go. */
  readonly fallbackRoute: string;
  /** What people typed, ascending. */
  readonly typed: readonly TypedMonth[];
  /** In the order they were written down. */
  readonly recurring: readonly StoredRecurring[];
  /** From the oldest to the newest. */
  readonly files: readonly StoredCostFile[];
  /** By day. */
  readonly versions: readonly StoredVersion[];
}

const dayOrNull = (date: Date | null): Day | null => (date ? dayOf(date) : null);

/** Deployments with their months, oldest first; one of them, or all. */
export async function storedDeployments(ctx: TenantContext, id?: string): Promise<StoredDeployment[]> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.deployment.findMany({
    where: { organizationId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ startedOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
    include: { months: { orderBy: { month: "asc" } }, workload: { select: { name: true } } },
  });
  // One after the other: a transaction has one connection, and what is included side by side would be asked on it at once.
  const of = { organizationId, ...(id === undefined ? {} : { deploymentId: id }) };
  const recurring = await ctx.db.recurringCost.findMany({
    where: { ...of, withdrawnAt: null },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const costFiles = await ctx.db.costFile.findMany({
    where: { ...of, undoneAt: null },
    orderBy: [{ importedAt: "asc" }, { id: "asc" }],
    include: { lines: { orderBy: { line: "asc" } } },
  });
  const versions = await ctx.db.deploymentVersion.findMany({
    where: { ...of, withdrawnAt: null },
    orderBy: [{ since: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
  });
  const its = <Row extends { readonly deploymentId: string }>(all: readonly Row[], deployment: string): Row[] =>
    all.filter(({ deploymentId }) => deploymentId === deployment);
  return rows.map((row) => ({
    ...{ id: row.id, workloadId: row.workloadId, workloadName: row.workload.name, name: row.name },
    ...{ optionKey: row.optionKey, hosting: row.hosting, status: row.status, models: row.models },
    ...{ decisionId: row.decisionId, createdBy: row.createdBy },
    level: row.level as Level,
    startedOn: dayOrNull(row.startedOn),
    endedOn: dayOrNull(row.endedOn),
    retiresOn: dayOrNull(row.retiresOn),
    plan: row.plan === null ? null : storedPlanSchema.parse(row.plan),
    baseline: storedBaselineSchema.parse(row.baseline),
    investment: storedInvestmentSchema.parse(row.investment),
    quality: storedQualitySchema.parse(row.quality),
    ...{ retrainEvery: row.retrainEvery, fallbackRoute: row.fallbackRoute },
    typed: row.months.map(typedMonth),
    recurring: its(recurring, row.id).map(({ id: lineId, kind, amount, fromMonth, toMonth, note, recordedBy }) => ({
      ...{ id: lineId, kind: kind as CostLine, amount: amount.toFixed(), note, recordedBy },
      ...{ fromMonth: monthIn(fromMonth), toMonth: toMonth && monthIn(toMonth) },
    })),
    files: its(costFiles, row.id).map(({ id: fileId, fileName, sha256, importedBy, importedAt, lines }) => ({
      ...{ id: fileId, fileName, sha256, importedBy, importedAt: importedAt.toISOString() },
      lines: lines.map(({ line, month, kind, amount, note }) => ({
        ...{ line, month: monthIn(month), kind: kind as CostLine, amount: amount.toFixed(), note },
      })),
    })),
    versions: its(versions, row.id).map(({ id: versionId, model, since, isRollback, note, recordedBy }) => ({
      ...{ id: versionId, model, since: dayOf(since), isRollback, note, recordedBy },
    })),
  }));
}

const monthIn = (date: Date): Month => monthOf(dayOf(date));

function typedMonth(row: DeploymentMonth): TypedMonth {
  const text = (amount: DeploymentMonth[CostLine]): string | null => amount?.toFixed() ?? null;
  return {
    month: monthIn(row.month),
    requests: row.requests?.toString() ?? null,
    costs: {
      inference: text(row.inference),
      hosting: text(row.hosting),
      retraining: text(row.retraining),
      monitoring: text(row.monitoring),
      people: text(row.people),
    },
    recordedBy: row.recordedBy,
  };
}

/** A deployment of this organization. @throws Refusal not-found for any other id. */
export async function findDeployment(ctx: TenantContext, id: string): Promise<StoredDeployment> {
  const [deployment] = await storedDeployments(ctx, id);
  if (!deployment) throw notFound("deployment");
  return deployment;
}
