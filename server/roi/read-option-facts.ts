import { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import type { PricedModel } from "./schema";

/** What the ledger needs to know of an option: which models serve it, whose price it has, what it routes to. */
const optionFactsSchema = z.object({
  models: z.array(z.string()).default([]),
  priceOf: z.object({ provider: z.string(), model: z.string() }).nullish(),
  batch: z.boolean().default(false),
  route: z.array(z.object({ option: z.string(), share: z.number() })).nullish(),
});

export interface OptionFacts {
  /** The models of an option and of all that it routes to. */
  readonly modelsOf: (key: string) => string[];
  /** The models whose prices in the book options in use have, by share; none where one of them has a price of its own. */
  readonly pricedModels: (inUse: readonly { readonly optionKey: string; readonly share: string }[]) => PricedModel[];
}

/** The options of a workload, as the ledger needs them. */
export async function readOptionFacts(ctx: TenantContext, workloadId: string): Promise<OptionFacts> {
  const rows = await ctx.db.option.findMany({
    where: { organizationId: ctx.organization.id, workloadId },
    select: { key: true, definition: true },
  });
  const options = new Map(
    rows.flatMap(({ key, definition }) => {
      const facts = optionFactsSchema.safeParse(definition);
      return facts.success ? [[key, facts.data] as const] : [];
    }),
  );
  return {
    modelsOf: (key) => {
      const option = options.get(key);
      const routed = (option?.route ?? []).flatMap((part) => options.get(part.option)?.models ?? []);
      return [...new Set([...(option?.models ?? []), ...routed])];
    },
    pricedModels: (inUse) => {
      const priced = inUse.flatMap(({ optionKey, share }): PricedModel[] => {
        const option = options.get(optionKey);
        return option?.priceOf ? [{ ...option.priceOf, share, isBatch: option.batch }] : [];
      });
      return priced.length === inUse.length ? priced : [];
    },
  };
}
