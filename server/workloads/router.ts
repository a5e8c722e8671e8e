import { z } from "zod";
import { may, router } from "../api/procedures";
import { addOption } from "./add-option";
import { archiveOption } from "./archive-option";
import { archiveWorkload } from "./archive-workload";
import { createRule } from "./create-rule";
import { createWorkload } from "./create-workload";
import { deleteRule } from "./delete-rule";
import { editOption } from "./edit-option";
import { editProfile } from "./edit-profile";
import { listRuleHistory } from "./list-rule-history";
import { undoRuleChange } from "./undo-rule-change";
import { listRules } from "./list-rules";
import { listTemplates } from "./list-templates";
import { recordSuccess } from "./record-success";
import { listUnassigned } from "./list-unassigned";
import { listWorkloads } from "./list-workloads";
import { moveRule } from "./move-rule";
import { previewRule } from "./preview-rule";
import { previewRuleChange } from "./preview-rule-change";
import { readWorkload } from "./read-workload";
import { recordEvidence } from "./evidence/record-evidence";
import * as inputs from "./schema";
import { withdrawEvidence } from "./evidence/withdraw-evidence";

export const workloadsRouter = router({
  list: may("workload:read")
    .input(inputs.listWorkloadsSchema)
    .query(({ ctx, input }) => listWorkloads(ctx.tenant, input)),
  read: may("workload:read")
    .input(inputs.readWorkloadSchema)
    .query(({ ctx, input }) => readWorkload(ctx.tenant, input)),
  templates: may("workload:read").query(() => listTemplates()),
  create: may("workload:edit")
    .input(inputs.createWorkloadSchema)
    .mutation(({ ctx, input }) => createWorkload(ctx.tenant, input)),
  editProfile: may("workload:edit")
    .input(inputs.editProfileSchema)
    .mutation(({ ctx, input }) => editProfile(ctx.tenant, input)),
  archive: may("workload:edit")
    .input(inputs.archiveWorkloadSchema)
    .mutation(({ ctx, input }) => archiveWorkload(ctx.tenant, input)),
  recordSuccess: may("workload:edit")
    .input(inputs.recordSuccessSchema)
    .mutation(({ ctx, input }) => recordSuccess(ctx.tenant, input)),

  addOption: may("workload:edit")
    .input(inputs.addOptionSchema)
    .mutation(({ ctx, input }) => addOption(ctx.tenant, input)),
  editOption: may("workload:edit")
    .input(inputs.editOptionSchema)
    .mutation(({ ctx, input }) => editOption(ctx.tenant, input)),
  archiveOption: may("workload:edit")
    .input(z.strictObject({ id: inputs.idSchema }))
    .mutation(({ ctx, input }) => archiveOption(ctx.tenant, input)),
  recordEvidence: may("evidence:record")
    .input(inputs.recordEvidenceSchema)
    .mutation(({ ctx, input }) => recordEvidence(ctx.tenant, input)),
  withdrawEvidence: may("evidence:record")
    .input(inputs.withdrawEvidenceSchema)
    .mutation(({ ctx, input }) => withdrawEvidence(ctx.tenant, input)),

  rules: may("usage:read").query(({ ctx }) => listRules(ctx.tenant)),
  unassigned: may("usage:read")
    .input(inputs.listUnassignedSchema)
    .query(({ ctx, input }) => listUnassigned(ctx.tenant, input)),
  previewRule: may("workload:edit")
    .input(inputs.previewRuleSchema)
    .query(({ ctx, input }) => previewRule(ctx.tenant, input)),
  previewRuleChange: may("workload:edit")
    .input(inputs.previewRuleChangeSchema)
    .query(({ ctx, input }) => previewRuleChange(ctx.tenant, input)),
  createRule: may("workload:edit")
    .input(inputs.createRuleSchema)
    .mutation(({ ctx, input }) => createRule(ctx.tenant, input)),
  moveRule: may("workload:edit")
    .input(inputs.moveRuleSchema)
    .mutation(({ ctx, input }) => moveRule(ctx.tenant, input)),
  deleteRule: may("workload:edit")
    .input(inputs.deleteRuleSchema)
    .mutation(({ ctx, input }) => deleteRule(ctx.tenant, input)),
  ruleHistory: may("audit:read").query(({ ctx }) => listRuleHistory(ctx.tenant)),
  undoRuleChange: may("workload:edit")
    .input(inputs.undoRuleChangeSchema)
    .mutation(({ ctx, input }) => undoRuleChange(ctx.tenant, input)),
});

export { evidenceRouter } from "./evidence/router";
export { experimentsRouter } from "./experiments/router";
export { proposalsRouter } from "./options/router";
export { policyRouter } from "./policy/router";
export { scenariosRouter } from "./scenarios/router";
