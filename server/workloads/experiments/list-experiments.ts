import type { z } from "zod";
import { addDays, dayOf, type Day } from "@/server/kernel/day";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { ExperimentStatus, listExperimentsSchema } from "./experiment-schema";

/** A test as its workload's page shows it. */
export interface ListedExperiment {
  readonly id: string;
  readonly status: ExperimentStatus;
  readonly options: readonly { readonly key: string; readonly label: string; readonly hasResult: boolean }[];
  readonly sampleSize: number;
  readonly trafficShare: number;
  readonly days: number;
  readonly measures: readonly string[];
  readonly ownerName: string;
  readonly note: string;
  /** True where an accepted trial opened it. */
  readonly isOfDecision: boolean;
  readonly startedOn: Day | null;
  /** The first day on which its sample should be full; null before it runs and after it ended. */
  readonly dueOn: Day | null;
  readonly endedOn: Day | null;
  readonly endedWhy: string;
  readonly createdBy: string;
}

/** The tests of a workload: those that are open first, then the newest. */
export async function listExperiments(
  ctx: TenantContext,
  { workloadId }: z.infer<typeof listExperimentsSchema>,
): Promise<ListedExperiment[]> {
  const { options } = await findWorkload(ctx, workloadId);
  const labels = new Map(options.map(({ key, definition }) => [key, definition.label]));
  const rows = await ctx.db.experiment.findMany({
    where: { organizationId: ctx.organization.id, workloadId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    include: {
      evidence: { where: { withdrawnAt: null }, select: { option: { select: { key: true } } } },
    },
  });
  const listed = rows.map((row): ListedExperiment => {
    const measured = new Set(row.evidence.map(({ option }) => option.key));
    const startedOn = row.startedOn && dayOf(row.startedOn);
    return {
      ...{ id: row.id, status: row.status, sampleSize: row.sampleSize, days: row.days, measures: row.measures },
      ...{ ownerName: row.ownerName, note: row.note, endedWhy: row.endedWhy, createdBy: row.createdBy },
      options: row.optionKeys.map((key) => ({ key, label: labels.get(key) ?? key, hasResult: measured.has(key) })),
      ...{ trafficShare: row.trafficShare.toNumber(), isOfDecision: row.decisionId !== null, startedOn },
      dueOn: row.status === "running" && startedOn ? addDays(startedOn, row.days) : null,
      endedOn: row.endedOn && dayOf(row.endedOn),
    };
  });
  const isOpen = ({ status }: ListedExperiment): boolean => status === "planned" || status === "running";
  return [...listed.filter(isOpen), ...listed.filter((one) => !isOpen(one))];
}
