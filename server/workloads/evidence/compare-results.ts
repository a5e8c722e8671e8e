import type { z } from "zod";
import { pairOutcomes, type PairedOutcomes } from "@/server/evaluation";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { compareResultsSchema } from "./evidence-schema";
import type { StoredOutcomes } from "../rules/merge-sets";

/** Two options on the examples that both have answered. Keys are options'. */
export interface ComparedOptions {
  readonly first: string;
  readonly second: string;
  readonly measure: "accuracy" | "consistency";
  readonly outcomes: PairedOutcomes;
}

const FEWEST_PAIRS = 10;

/** The newest uploaded results of each pair of options, on the examples that they share; fewer than ten say nothing. */
export async function compareResults(
  ctx: TenantContext,
  { workloadId }: z.infer<typeof compareResultsSchema>,
): Promise<ComparedOptions[]> {
  const workload = await findWorkload(ctx, workloadId);
  const options = workload.options.filter(({ isArchived }) => !isArchived);
  const sets = await ctx.db.$queryRaw<
    { optionId: string; measure: "accuracy" | "consistency"; outcomes: StoredOutcomes }[]
  >`
    SELECT DISTINCT ON (e."optionId", e.accuracy IS NULL) e."optionId",
      CASE WHEN e.accuracy IS NULL THEN 'consistency' ELSE 'accuracy' END AS measure, e.outcomes
    FROM "Evidence" e JOIN "Option" o ON o."organizationId" = e."organizationId" AND o.id = e."optionId"
    WHERE e."organizationId" = ${ctx.organization.id} AND o."workloadId" = ${workloadId} AND e.outcomes IS NOT NULL
      AND e."withdrawnAt" IS NULL AND e."mergedIntoId" IS NULL AND e."optionVersion" = o.version
    ORDER BY e."optionId", e.accuracy IS NULL, e."measuredOn" DESC, e."recordedAt" DESC`;
  const known = options.flatMap(({ id, key }) =>
    sets.filter(({ optionId }) => optionId === id).map((set) => ({ key, ...set, byId: byId(set.outcomes) })),
  );
  return known.flatMap((one, at) =>
    known.slice(at + 1).flatMap((other) => {
      const outcomes = one.measure === other.measure ? pairOutcomes(one.byId, other.byId) : null;
      return outcomes && outcomes.pairs >= FEWEST_PAIRS
        ? [{ first: one.key, second: other.key, measure: one.measure, outcomes }]
        : [];
    }),
  );
}

const byId = (outcomes: StoredOutcomes): Map<string, boolean> =>
  new Map(outcomes.map(([id, isRight]) => [id, isRight === 1]));
