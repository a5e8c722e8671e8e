import type { PoolClient } from "pg";
import type { TenantContext } from "../tenancy/context";
import { loadBook } from "./current-book";
import { askInside, askThrough, type Ask } from "./price-store";
import { valueMonths } from "./value-months";

export interface Revalued {
  /** Months of usage (of one import and key) whose value changed. */
  readonly months: number;
  readonly book: string;
}

/**
 * Values all usage of an organization again under the book in force. Runs in the caller's transaction, and waits for imports of
 * the organization that are being committed.
 */
export const revalueOrganization = (client: PoolClient, organizationId: string): Promise<Revalued> =>
  revalue(askThrough(client), organizationId);

/** The same in the transaction of a use case. */
export const revalueWithin = (ctx: TenantContext): Promise<Revalued> => revalue(askInside(ctx.db), ctx.organization.id);

async function revalue(ask: Ask, organizationId: string): Promise<Revalued> {
  await ask("SELECT pg_advisory_xact_lock(hashtextextended('usage:' || $1::text, 0))::text", [organizationId]);
  const book = await loadBook(ask, organizationId);
  // Just imported rows have no statistics yet, and the planner takes a large table for one row: nested loops over it never end.
  await ask("SET LOCAL enable_nestloop = off");
  const months = await valueMonths(ask, { organizationId }, book);
  await ask("SET LOCAL enable_nestloop = on");
  return { months, book: book.version };
}
