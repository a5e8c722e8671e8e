import type { PoolClient } from "pg";
import type { InspectReport } from "../../ingest/schema";
import { newId } from "../../tenancy/new-id";
import type { ImportHints } from "../schema";

export interface ResolvedSource {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly isDetail: boolean;
  readonly isNew: boolean;
}

/** Where a file's usage comes from: the name a person gave, else the account in the file, else its format. Made where new. */
export async function resolveSource(
  client: PoolClient,
  organizationId: string,
  report: InspectReport,
  hints: ImportHints,
): Promise<ResolvedSource> {
  const name = hints.source ?? report.source ?? report.format ?? "usage";
  const { rows } = await client.query<Omit<ResolvedSource, "isNew">>(
    `SELECT id, name, provider, "isDetail" FROM "Source" WHERE "organizationId" = $1 AND name = $2`,
    [organizationId, name],
  );
  if (rows[0]) return { ...rows[0], isNew: false };
  const providers = new Set(report.models.map((model) => model.provider).filter((provider) => provider !== ""));
  const provider = providers.size === 1 ? ([...providers][0] ?? "") : (hints.provider ?? "several");
  const made = { id: newId(), name, provider, isDetail: hints.isDetail ?? false };
  await client.query(
    `INSERT INTO "Source" ("organizationId", id, name, provider, "isDetail") VALUES ($1, $2, $3, $4, $5)`,
    [organizationId, made.id, name, provider, made.isDetail],
  );
  return { ...made, isNew: true };
}
