import { currentBook } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { PricedMachine } from "../rules/option-templates/proposal";
import { machinesOn } from "./machine-lookup";

/** The machines of the book today, cheapest first, in the organization's currency. */
export async function listMachines(ctx: TenantContext): Promise<PricedMachine[]> {
  return machinesOn(await currentBook(ctx), ctx.today)
    .map(({ machine: { provider, name, accelerator, accelerators }, hourly }) => ({
      ...{ provider, name, accelerator, accelerators, hourly },
    }))
    .sort((left, right) => left.hourly - right.hourly || (left.name < right.name ? -1 : 1));
}
