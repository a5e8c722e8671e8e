import type { z } from "zod";
import type { Level } from "@/server/engine";
import { dayOf, monthOf, type Day, type Month } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
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

/** What a month cost, line by line, as exact decimals. */
export interface StoredMonth {
  readonly month: Month;
  readonly requests: string;
  readonly costs: Readonly<Record<CostLine, string>>;
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
  /** Ascending. */
  readonly months: readonly StoredMonth[];
}

const dayOrNull = (date: Date | null): Day | null => (date ? dayOf(date) : null);

/** Deployments with their months, oldest first; one of them, or all. */
export async function storedDeployments(ctx: TenantContext, id?: string): Promise<StoredDeployment[]> {
  const rows = await ctx.db.deployment.findMany({
    where: { organizationId: ctx.organization.id, ...(id === undefined ? {} : { id }) },
    orderBy: [{ startedOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
    include: { months: { orderBy: { month: "asc" } }, workload: { select: { name: true } } },
  });
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
    months: row.months.map((month) => ({
      month: monthOf(dayOf(month.month)),
      requests: month.requests.toString(),
      costs: {
        inference: month.inference.toFixed(),
        hosting: month.hosting.toFixed(),
        retraining: month.retraining.toFixed(),
        monitoring: month.monitoring.toFixed(),
        people: month.people.toFixed(),
      },
      recordedBy: month.recordedBy,
    })),
  }));
}

/** A deployment of this organization. @throws Refusal not-found for any other id. */
export async function findDeployment(ctx: TenantContext, id: string): Promise<StoredDeployment> {
  const [deployment] = await storedDeployments(ctx, id);
  if (!deployment) throw notFound("deployment");
  return deployment;
}
