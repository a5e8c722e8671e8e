import type { Action, Level } from "@/server/engine";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { Change } from "@/server/what-if";
import type { AnswerVersions } from "../gather-portfolio";
import type { Prices } from "../schema";

/** What was on the screen when a scenario was saved. */
export interface SavedOn {
  readonly quarter: string;
  readonly prices: Prices;
  readonly versions: AnswerVersions;
  readonly answer: { readonly action: Action; readonly level: Level | null; readonly option: string | null };
}

export interface StoredScenario {
  readonly id: string;
  readonly workloadId: string;
  readonly name: string;
  readonly note: string;
  readonly changes: readonly Change[];
  readonly savedOn: SavedOn;
  readonly savedByName: string;
  /** ISO 8601. */
  readonly savedAt: string;
  /** Quarters of the reviews that carry it. */
  readonly reviews: readonly string[];
}

async function stored(ctx: TenantContext, where: { id?: string; workloadId?: string }): Promise<StoredScenario[]> {
  const rows = await ctx.db.scenario.findMany({
    where: { organizationId: ctx.organization.id, ...where },
    orderBy: [{ savedAt: "asc" }, { id: "asc" }],
    include: { reviews: { select: { review: { select: { quarter: true } } } } },
  });
  return rows.map(({ id, workloadId, name, note, changes, savedOn, savedByName, savedAt, reviews }) => ({
    ...{ id, workloadId, name, note, savedByName },
    changes: changes as unknown as readonly Change[],
    savedOn: savedOn as unknown as SavedOn,
    savedAt: savedAt.toISOString(),
    reviews: reviews.map(({ review }) => review.quarter).sort(),
  }));
}

/** Those of a workload, in the order in which they were saved. */
export const scenariosOf = (ctx: TenantContext, workloadId: string): Promise<StoredScenario[]> =>
  stored(ctx, { workloadId });

/** @throws Refusal not-found for any id that is not this organization's. */
export async function findScenario(ctx: TenantContext, id: string): Promise<StoredScenario> {
  const [scenario] = await stored(ctx, { id });
  if (!scenario) throw notFound("scenario");
  return scenario;
}
