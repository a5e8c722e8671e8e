import type { PoolClient } from "pg";
import { workloadMatcher, type RuleMatcher, type UsageLabels, type WorkloadRule } from "./rules/match-workload";
import { matchersSchema } from "./schema";
import { sqlList, sqlOfClient, type Sql } from "./sql";

/** One combination of labels and what it is assigned to. */
export interface AssignedKey extends UsageLabels {
  readonly id: string;
  readonly workloadId: string | null;
}

export interface Assignment {
  /** Distinct keys of the organization. */
  readonly keys: number;
  readonly changed: number;
  readonly unassigned: number;
}

/** Re-makes every assignment of the organization inside an import's transaction: the first match wins. */
export const assignUsage = (client: PoolClient, organizationId: string): Promise<Assignment> =>
  assignUsageWith(sqlOfClient(client), organizationId);

/** The same over any transaction. */
export async function assignUsageWith(sql: Sql, organizationId: string): Promise<Assignment> {
  const { keys, changed, unassigned } = await reassign(sql, organizationId);
  return { keys, changed: changed.length, unassigned };
}

/** A key that moved, with the workloads that it left and came to; null: unassigned. */
export interface MovedKey {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Reassignment {
  readonly keys: number;
  readonly changed: readonly MovedKey[];
  readonly unassigned: number;
}

/** Waits for another assignment of this organization, so that neither sees half of the other, and says what moved. */
export async function reassign(sql: Sql, organizationId: string): Promise<Reassignment> {
  await lockAssignments(sql, organizationId);
  const [rules, keys] = [await rulesInOrder(sql, organizationId), await allKeys(sql, organizationId)];
  const match = workloadMatcher(rules);
  const changed: MovedKey[] = [];
  let unassigned = 0;
  for (const key of keys) {
    const workloadId = match(key)?.workloadId ?? null;
    if (workloadId === null) unassigned += 1;
    if (workloadId !== key.workloadId) changed.push({ key: key.id, from: key.workloadId, to: workloadId });
  }
  if (changed.length > 0) await writeAssignments(sql, organizationId, changed);
  return { keys: keys.length, changed, unassigned };
}

/** Held until the transaction ends. */
export async function lockAssignments(sql: Sql, organizationId: string): Promise<void> {
  await sql("SELECT pg_advisory_xact_lock(hashtextextended('assignments of ' || $1::text, 0))::text", organizationId);
}

/** The rules in the order in which they are tried. */
export async function rulesInOrder(sql: Sql, organizationId: string): Promise<WorkloadRule[]> {
  const rows = await sql<{ id: string; workloadId: string; matchers: unknown }>(
    `SELECT id, "workloadId", matchers FROM "MappingRule" WHERE "organizationId" = $1 ORDER BY position, id`,
    organizationId,
  );
  return rows.map(({ id, workloadId, matchers }) => ({
    id,
    workloadId,
    matchers: matchersSchema.parse(matchers) satisfies RuleMatcher[],
  }));
}

/** Every combination of labels that usage of this organization has. */
export const allKeys = (sql: Sql, organizationId: string): Promise<AssignedKey[]> =>
  sql<AssignedKey>(
    `SELECT id::text AS id, provider, model, project, "apiKey", "userKey", tag, "promptName", app, "workloadId"
     FROM "UsageKey" WHERE "organizationId" = $1`,
    organizationId,
  );

async function writeAssignments(sql: Sql, organizationId: string, changed: readonly MovedKey[]): Promise<void> {
  await sql(
    `UPDATE "UsageKey" AS k SET "workloadId" = made.workload
     FROM unnest($2::bigint[], $3::text[]) AS made (key, workload)
     WHERE k."organizationId" = $1 AND k.id = made.key`,
    organizationId,
    sqlList(changed.map(({ key }) => key)),
    sqlList(changed.map(({ to }) => to)),
  );
}
