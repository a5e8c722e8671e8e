import type { DayRange } from "@/server/kernel/day";
import type { Ask, BookInForce } from "../../pricing";
import { assignUsageWith } from "../../workloads";
import type { Attributed, Recounted } from "../schema";
import { attributeUsage } from "./attribution/attribute-usage";
import { forgetParts, takeBackAttribution } from "./attribution/take-back-attribution";
import { plainPlans } from "./plain-plans";
import { recount } from "./recount";
import { sumMonths } from "./sum-months";

/** What became of the sources' figures: which count from now on or no more, and what detail says of the ledgers'. */
export interface SettledSources {
  readonly recounted: readonly Recounted[];
  readonly attributed: readonly Attributed[];
}

/** Whether any source is detail: where none is, everything counts. */
export async function hasDetail(ask: Ask, organizationId: string): Promise<boolean> {
  const found = await ask(`SELECT 1 FROM "Source" WHERE "organizationId" = $1 AND "isDetail" LIMIT 1`, [
    organizationId,
  ]);
  return found.length > 0;
}

/**
 * Settles anew, for some days (null: all), which sources count and what detail attributes, and makes the months of what changed
 * again. The months of `unsummed`, an import that is being committed, are left to the caller, who has locked the
 * organization's usage.
 */
export async function settleSources(
  ask: Ask,
  organizationId: string,
  days: DayRange | null,
  book: BookInForce,
  unsummed?: string,
): Promise<SettledSources> {
  await plainPlans(ask);
  const whole = await takeBackAttribution(ask, organizationId, days);
  const counted = await recount(ask, organizationId, days);
  const parted = await attributeUsage(ask, organizationId, days);
  const changed = new Set([...whole, ...counted.imports, ...parted.imports]);
  if (unsummed !== undefined) changed.delete(unsummed);
  for (const { id, kind } of await kindsOf(ask, organizationId, [...changed]))
    await sumMonths(ask, { organizationId, importId: id, kind }, book);
  await forgetParts(ask, organizationId);
  if (parted.hasNewKeys) await assignUsageWith((sql, ...values) => ask(sql, values), organizationId);
  return { recounted: counted.recounted, attributed: parted.attributed };
}

const kindsOf = async (ask: Ask, organizationId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : ask<{ id: string; kind: string }>(
        `SELECT id, kind::text AS kind FROM "Import" WHERE "organizationId" = $1 AND id IN (SELECT jsonb_array_elements_text($2::jsonb)) ORDER BY id`,
        [organizationId, JSON.stringify(ids)],
      );
