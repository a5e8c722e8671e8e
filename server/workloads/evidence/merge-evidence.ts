import type { z } from "zod";
import { dayOf } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "../find-workload";
import { mergeSets, type MergedSet, type MergeFault, type StoredOutcomes } from "../rules/merge-sets";
import type { mergeEvidenceSchema } from "./evidence-schema";
import { storedEvidence } from "./stored-evidence";

/**
 * Makes one set of several of one test, because a person says that they are one. The parts stay to be read and count no more;
 * withdrawing the merged set lets them stand again. @throws Refusal where they contradict.
 */
export async function mergeEvidence(
  ctx: TenantContext,
  { ids, reason }: z.infer<typeof mergeEvidenceSchema>,
): Promise<{ id: string; sampleSize: number; shared: number }> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.evidence.findMany({
    where: { organizationId, id: { in: [...new Set(ids)] }, withdrawnAt: null, mergedIntoId: null },
    orderBy: [{ measuredOn: "asc" }, { id: "asc" }],
  });
  const [first] = rows;
  if (!first || rows.length < new Set(ids).size) throw notFound("measurement");
  if (rows.length < 2 || rows.some(({ optionId }) => optionId !== first.optionId)) throw contradiction("other-option");
  const { workload, option } = await findOption(ctx, first.optionId);
  const merged = mergeSets(rows.map((row) => mergeable(row)));
  if ("code" in merged) throw contradiction(merged.code, "value" in merged ? merged.value : undefined);
  const id = ctx.newId();
  const { outcomes, shared, version, kind: _kind, measuredOn, ...figures } = merged;
  const origin = { kind: "merged" as const, of: rows.map((row) => row.id), shared, reason };
  await ctx.db.evidence.create({
    data: {
      ...{ organizationId, id, optionId: option.id, optionVersion: version, kind: first.kind, ...figures },
      ...{ measuredOn: new Date(`${measuredOn}T00:00:00Z`), note: reason, origin, recordedBy: ctx.actor.name },
      ...{ experimentId: first.experimentId },
      ...(outcomes ? { outcomes: outcomes.map((one) => [...one]) } : {}),
    },
  });
  await ctx.db.evidence.updateMany({
    where: { organizationId, id: { in: origin.of } },
    data: { mergedIntoId: id },
  });
  await audit(ctx, {
    action: "evidence.merge",
    subject: `${workload.name}: ${option.definition.label}`,
    reason,
    facts: { evidence: id, of: origin.of, sampleSize: figures.sampleSize },
  });
  return { id, sampleSize: figures.sampleSize, shared };
}

type Row = Parameters<typeof storedEvidence>[0] & { readonly outcomes: unknown };
const mergeable = (row: Row): MergedSet => ({
  ...storedEvidence(row),
  kind: row.kind,
  measuredOn: dayOf(row.measuredOn),
  outcomes: Array.isArray(row.outcomes) ? (row.outcomes as StoredOutcomes) : null,
});

const SENTENCES: Readonly<Record<MergeFault["code"] | "other-option", string>> = {
  "other-option": "The sets are of different options: merge sets of one test of one option.",
  "other-version": "The sets are of different versions of the option: what was measured is not the same.",
  "other-kind": "The sets are of different kinds: a test is held out, in parallel or in production.",
  "other-measures":
    "The sets do not measure the same: merge those that state the same of accuracy, consistency and latency.",
  disagree: "The sets judged the same examples differently: they are not one test.",
};

const contradiction = (code: keyof typeof SENTENCES, value?: number): Refusal =>
  new Refusal("conflict", code, SENTENCES[code], value === undefined ? { field: "ids" } : { field: "ids", value });
