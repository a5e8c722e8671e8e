import type { z } from "zod";
import { figuresOf } from "@/server/evaluation";
import { sha256 } from "@/server/kernel/sha256";
import { canonicalJson } from "@/server/kernel/canonical-json";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "../find-workload";
import type { recordResultsSchema } from "./evidence-schema";
import { keepEvidence, type KeptEvidence } from "./keep-evidence";

export interface RecordedResults extends Pick<KeptEvidence, "id" | "experiment"> {
  /** False: the same results were recorded before; nothing changed. */
  readonly isNew: boolean;
}

/**
 * Records a file of results as evidence of an option as it is now. Only ids (hashed), outcomes and figures are kept, never a
 * question or an answer. The same results again change nothing. @throws Refusal for an id that stands twice.
 */
export async function recordResults(
  ctx: TenantContext,
  input: z.infer<typeof recordResultsSchema>,
): Promise<RecordedResults> {
  const found = await findOption(ctx, input.optionId);
  const { results, measure, kind, measuredOn, note, origin } = input;
  refuseRepeatedIds(results.map(([id]) => id));
  const fingerprint = fingerprintOf(found.option.version, input);
  const before = await ctx.db.evidence.findFirst({
    where: { organizationId: ctx.organization.id, optionId: found.option.id, fingerprint, withdrawnAt: null },
    select: { id: true },
  });
  if (before) return { id: before.id, experiment: null, isNew: false };
  const right = results.filter(([, isRight]) => isRight === 1).length;
  const kept = await keepEvidence(ctx, found, {
    ...{ kind, measuredOn, note, fingerprint, origin: { kind: "file", ...origin } },
    ...{ sampleSize: results.length, [measure]: right / results.length },
    ...figuresOf(
      results.map(([, , latencyMs, inputTokens, outputTokens, cost]) => ({
        latencyMs,
        inputTokens,
        outputTokens,
        cost,
      })),
    ),
    outcomes: results.map(([id, isRight]) => [hashedId(ctx, id), isRight]),
  });
  return { ...kept, isNew: true };
}

function refuseRepeatedIds(ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const [at, id] of ids.entries()) {
    if (seen.has(id))
      throw new Refusal(
        "bad-input",
        "id-twice",
        `results[${at}]: the id "${id}" stands in it already; an example counts once.`,
        {
          field: "results",
        },
      );
    seen.add(id);
  }
}

/** Alike for the same example in every file of an organization, and telling nobody what the id was. */
const hashedId = ({ organization }: TenantContext, id: string): string =>
  sha256(`${organization.id}\n${id}`).slice(0, 16);

const fingerprintOf = (
  version: number,
  {
    results,
    measure,
    kind,
    origin,
  }: Pick<z.infer<typeof recordResultsSchema>, "results" | "measure" | "kind" | "origin">,
): string =>
  sha256(canonicalJson({ version, results, measure, kind, match: origin.match, threshold: origin.threshold }));
