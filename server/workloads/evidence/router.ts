import { may, router } from "../../api/procedures";
import { compareResults } from "./compare-results";
import * as inputs from "./evidence-schema";
import { mergeEvidence } from "./merge-evidence";
import { recordResults } from "./record-results";

export const evidenceRouter = router({
  compare: may("workload:read")
    .input(inputs.compareResultsSchema)
    .query(({ ctx, input }) => compareResults(ctx.tenant, input)),
  recordResults: may("evidence:record")
    .input(inputs.recordResultsSchema)
    .mutation(({ ctx, input }) => recordResults(ctx.tenant, input)),
  merge: may("evidence:record")
    .input(inputs.mergeEvidenceSchema)
    .mutation(({ ctx, input }) => mergeEvidence(ctx.tenant, input)),
});
