import type { z } from "zod";
import { addMonths, firstDayOf } from "@/server/kernel/day";
import { COPIED_LABELS, type CopiedLabel } from "../../ingest";
import { usageKey } from "../../pricing";
import type { rowsInput } from "../schema";

export type CellAsked = Omit<z.output<typeof rowsInput>, "after" | "limit">;

/** Daily rollups `r` of an import under their keys `k`: everything from FROM on, with the values of its placeholders. */
export interface CellSelection {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The labels that a cell is narrowed to. */
export const labelsOf = (asked: CellAsked): Readonly<Partial<Record<CopiedLabel, string>>> =>
  Object.fromEntries(
    COPIED_LABELS.flatMap((label) => (asked[label] === undefined ? [] : [[label, asked[label]] as const])),
  );

export function selectCell(organizationId: string, asked: CellAsked): CellSelection {
  const { id, day, month, workloadId, batch, zone } = asked;
  const values: unknown[] = [organizationId, id];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(day === undefined ? [] : [`r.day = ${given(day)}::date`]),
    ...(month === undefined
      ? []
      : [`r.day >= ${given(firstDayOf(month))}::date AND r.day < ${given(firstDayOf(addMonths(month, 1)))}::date`]),
    ...(batch === undefined ? [] : [`k.batch = ${given(batch)}::boolean`]),
    ...(zone === undefined ? [] : [`k.zone = ${given(zone)}`]),
    ...(workloadId === undefined ? [] : [`k."workloadId" IS NOT DISTINCT FROM ${given(workloadId)}::text`]),
    ...Object.entries(labelsOf(asked)).map(([label, text]) => `k."${label}" = ${given(text)}`),
  ];
  return {
    sql: `FROM "UsageRollup" r ${usageKey("r")}
      WHERE r."organizationId" = $1 AND r."importId" = $2 ${conditions.map((one) => `AND ${one}`).join(" ")}`,
    values,
  };
}
