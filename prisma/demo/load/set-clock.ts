import type { Day } from "@/server/kernel/day";
import { newId } from "@/server/tenancy/new-id";
import { inTenant } from "@/server/tenancy/tenant-database";
import { company } from "../company";
import { LOADED } from "./remove-demo";

/** Moves the demo's clock to the day on which the story goes on. */
export const setClock = (organizationId: string, day: Day): Promise<unknown> =>
  inTenant(organizationId, (db) =>
    db.organization.update({ where: { id: organizationId }, data: { clockStandsOn: new Date(`${day}T00:00:00Z`) } }),
  );

/** The last thing that a load writes: without it, what is there was left behind by one that was killed. */
export const markLoaded = (organizationId: string, actor: string): Promise<unknown> =>
  inTenant(organizationId, (db) =>
    db.auditEntry.create({ data: { organizationId, id: newId(), actor, action: LOADED, subject: company.name } }),
  );
