import { may, router } from "../../api/procedures";
import * as inputs from "../schema";
import { copyPolicyDefaults } from "./copy-policy-defaults";
import { editPolicy } from "./edit-policy";
import { comparePolicies, effectOfPolicy } from "./effect-of-policy";
import { readPolicy } from "./read-policy";
import { returnToPolicy } from "./return-to-policy";
import { tryThresholds } from "./try-thresholds";

export const policyRouter = router({
  read: may("policy:read").query(({ ctx }) => readPolicy(ctx.tenant)),
  effect: may("policy:read")
    .input(inputs.policyEffectSchema)
    .query(({ ctx, input }) => effectOfPolicy(ctx.tenant, input)),
  compare: may("policy:read")
    .input(inputs.comparePolicySchema)
    .query(({ ctx, input }) => comparePolicies(ctx.tenant, input)),
  tryThresholds: may("policy:read")
    .input(inputs.tryThresholdsSchema)
    .query(({ ctx, input }) => tryThresholds(ctx.tenant, input)),
  edit: may("policy:edit")
    .input(inputs.editPolicySchema)
    .mutation(({ ctx, input }) => editPolicy(ctx.tenant, input)),
  returnTo: may("policy:edit")
    .input(inputs.returnToPolicySchema)
    .mutation(({ ctx, input }) => returnToPolicy(ctx.tenant, input)),
  copyDefaults: may("policy:edit").mutation(({ ctx }) => copyPolicyDefaults(ctx.tenant)),
});
