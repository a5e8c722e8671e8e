import { may, router } from "../../api/procedures";
import { listMachines } from "./list-machines";
import { listProposals } from "./list-proposals";
import * as inputs from "./proposal-schema";
import { bringBack, setAside } from "./set-aside";
import { takeProposals } from "./take-proposals";

export const proposalsRouter = router({
  list: may("workload:read")
    .input(inputs.listProposalsSchema)
    .query(({ ctx, input }) => listProposals(ctx.tenant, input)),
  machines: may("price:read").query(({ ctx }) => listMachines(ctx.tenant)),
  take: may("workload:edit")
    .input(inputs.takeProposalsSchema)
    .mutation(({ ctx, input }) => takeProposals(ctx.tenant, input)),
  setAside: may("workload:edit")
    .input(inputs.setAsideSchema)
    .mutation(({ ctx, input }) => setAside(ctx.tenant, input)),
  bringBack: may("workload:edit")
    .input(inputs.bringBackSchema)
    .mutation(({ ctx, input }) => bringBack(ctx.tenant, input)),
});
