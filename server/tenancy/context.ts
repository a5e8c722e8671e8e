import { dayOf, type Day } from "../kernel/day";
import type { FiscalChange, FiscalYearStart } from "../kernel/quarter";
import { notFound } from "../kernel/refusal";
import type { Role } from "./schema";
import { newId } from "./new-id";
import type { TenantTransaction } from "./tenant-database";

/** Who acts: a person in a role, a machine with a token, an operator on the host, or the schedule. */
export interface Actor {
  readonly kind: "person" | "token" | "operator" | "schedule";
  /** The user's id; the token's; `operator:<system user>`; `schedule`. */
  readonly id: string;
  readonly name: string;
  readonly role: Role | null;
  /** Where a request came from, as far as it says. */
  readonly visitor?: { readonly address: string; readonly userAgent: string };
}

/** What every use case may know of the organization it works in. */
export interface OrganizationFacts {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  /** The month, or the months one after the other, in which the fiscal year starts. */
  readonly fiscalYearStart: FiscalYearStart;
  readonly timeZone: string;
  readonly requiredSignatures: number;
  readonly preparerMaySign: boolean;
  readonly isDemo: boolean;
  /** Its deletion was asked for: nothing leaves it any more. */
  readonly isClosed: boolean;
  /** For how many months the stripped copies of imports' rows are kept. */
  readonly retentionMonths: number;
  readonly salt: string;
  readonly clockStandsOn: Day | null;
}

/** The first argument of every use case inside an organization. Time and chance come from here. */
export interface TenantContext {
  readonly organization: OrganizationFacts;
  readonly actor: Actor;
  readonly db: TenantTransaction;
  /** The organization's clock: the demo's stands still. */
  readonly now: Date;
  readonly today: Day;
  readonly newId: () => string;
}

/** Builds the context of one transaction. @throws Refusal not-found when the organization is not there. */
export async function tenantContext(
  db: TenantTransaction,
  organizationId: string,
  actor: Actor,
  instant: Date,
): Promise<TenantContext> {
  const row = await db.organization.findUnique({ where: { id: organizationId } });
  if (!row) throw notFound("organization");
  const clockStandsOn = row.clockStandsOn ? dayOf(row.clockStandsOn) : null;
  const now = clockStandsOn ? new Date(`${clockStandsOn}T${instant.toISOString().slice(11)}`) : instant;
  const { id, slug, name, currency, timeZone, requiredSignatures, preparerMaySign, isDemo, salt } = row;
  const { retentionMonths } = row;
  const organization = {
    id,
    slug,
    name,
    currency,
    fiscalYearStart: calendarOf(row),
    timeZone,
    requiredSignatures,
    preparerMaySign,
    isDemo,
    isClosed: row.closedAt !== null,
    retentionMonths,
    salt,
    clockStandsOn,
  };
  return { organization, actor, db, now, today: dayOf(now), newId };
}

/** A plain month as long as the fiscal year was never changed after a signature. */
function calendarOf(row: { readonly fiscalYearStart: number; readonly fiscalYearChanges: unknown }): FiscalYearStart {
  const changes = row.fiscalYearChanges as readonly FiscalChange[];
  return changes.length === 0 ? row.fiscalYearStart : { start: row.fiscalYearStart, changes };
}
