import type { PoolClient } from "pg";
import { newId } from "../../tenancy/new-id";

export interface RecordedAct {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly reason?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Writes who did what in a transaction on a plain connection, as `audit` does in the others. */
export async function recordAct(client: PoolClient, organizationId: string, act: RecordedAct): Promise<void> {
  await client.query(
    `INSERT INTO "AuditEntry" ("organizationId", id, actor, action, subject, reason, facts, "actorKind", origin) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[
        organizationId,
        newId(),
        act.actor,
        act.action,
        act.subject,
        act.reason ?? "",
        JSON.stringify(act.facts ?? {}),
      ],
      ...actorByName(act.actor),
    ],
  );
}

/** Whoever asked is known by name here; the work itself was done by the command line, or by a job. */
const actorByName = (name: string): [kind: string, origin: string] => {
  if (name.startsWith("operator:")) return ["operator", "cli"];
  if (name.endsWith("(token)")) return ["token", "job"];
  return [name === "schedule" ? "schedule" : "person", "job"];
};
