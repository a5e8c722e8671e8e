import { may, router } from "../api/procedures";
import { acceptForSelf } from "./accept-for-self";
import { openQuestions } from "./open-questions";
import { listPrices, readModelPrices } from "./list-prices";
import { listOverrides, overridePrice, withdrawOverride } from "./override-price";
import { priceChanges } from "./price-changes";
import {
  listPricesInput,
  modelPricesInput,
  overrideInput,
  quarterInput,
  settleInput,
  withdrawInput,
} from "./request-schema";

/** The market, as this organization sees it. */
export const pricingRouter = router({
  list: may("price:read")
    .input(listPricesInput)
    .query(({ ctx, input }) => listPrices(ctx.tenant, input)),
  read: may("price:read")
    .input(modelPricesInput)
    .query(({ ctx, input }) => readModelPrices(ctx.tenant, input)),
  changes: may("price-override:read")
    .input(quarterInput)
    .query(({ ctx, input }) => priceChanges(ctx.tenant, input)),
  questions: may("price:read").query(({ ctx }) => openQuestions(ctx.tenant)),
  acceptForSelf: may("price-override:edit")
    .input(settleInput)
    .mutation(({ ctx, input }) => acceptForSelf(ctx.tenant, input)),
  overrides: may("price-override:read").query(({ ctx }) => listOverrides(ctx.tenant)),
  override: may("price-override:edit")
    .input(overrideInput)
    .mutation(({ ctx, input }) => overridePrice(ctx.tenant, input)),
  withdrawOverride: may("price-override:edit")
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawOverride(ctx.tenant, input)),
});
