import { addJob } from "../queue";
import { newId } from "../tenancy/new-id";
import { asPerson, inTenantBulk, type PersonTransaction } from "../tenancy/tenant-database";
import { revalueOrganization, type Revalued } from "./revalue-organization";

interface Why {
  readonly actor: string;
  readonly reason: string;
}

/** Values the usage of one organization again, and leaves a row in its audit log where a figure changed. */
export async function revalueFor(organizationId: string, { actor, reason }: Why): Promise<void> {
  await revalueOnce(organizationId, { actor, reason });
}

const revalueOnce = (organizationId: string, { actor, reason }: Why): Promise<Revalued> =>
  inTenantBulk(organizationId, async (client) => {
    const revalued = await revalueOrganization(client, organizationId);
    if (revalued.months > 0)
      await client.query(
        `INSERT INTO "AuditEntry" ("organizationId", id, actor, action, subject, reason, facts) VALUES ($1, $2, $3, 'price.revalue', $4, $5, $6)`,
        [organizationId, newId(), actor, revalued.book, reason, JSON.stringify({ months: revalued.months })],
      );
    return revalued;
  });

const everybody = (db: PersonTransaction) => db.organizationAddress.findMany({ select: { organizationId: true } });

/** Values everybody's usage again, one organization at a time; answers how many monthly figures changed. */
export async function revalueAll(why: Why): Promise<number> {
  let changed = 0;
  for (const { organizationId } of await asPerson(null, everybody))
    changed += (await revalueOnce(organizationId, why)).months;
  return changed;
}

/** The same by the queue, a job for each organization, once the transaction is committed. */
export async function revalueLater(db: PersonTransaction, reason: string): Promise<void> {
  for (const { organizationId } of await everybody(db)) await addJob(db, "revalue-usage", { organizationId, reason });
}
