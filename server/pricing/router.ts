import { may, operator, person, router } from "../api/procedures";
import { isOperator, readEnvironment } from "../environment/environment";
import { asPerson } from "../tenancy/tenant-database";
import { acceptForSelf } from "./accept-for-self";
import { openQuestions } from "./open-questions";
import { listPrices, readModelPrices } from "./list-prices";
import { listOverrides, overridePrice, withdrawOverride } from "./override-price";
import { bookVersions, pinBook } from "./pin-book";
import { priceChanges } from "./price-changes";
import {
  acceptForSelfInput,
  listPricesInput,
  modelPricesInput,
  overrideInput,
  overrideReachInput,
  pinInput,
  quarterInput,
  rateTableInput,
  settleInput,
  upperBoundsInput,
  withdrawInput,
} from "./request-schema";
import { upperBounds } from "./upper-bounds";
import { readOverrideReach } from "./read-override-reach";
import { readBookHistory } from "./book-history";
import { revalueLater } from "./revalue-for";
import { acceptPrice, declinePrice } from "./settle-question";
import { listRates, uploadRates, withdrawRates } from "./upload-rates";

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
    .input(acceptForSelfInput)
    .mutation(({ ctx, input }) => acceptForSelf(ctx.tenant, input)),
  versions: may("price:read").query(({ ctx }) => bookVersions(ctx.tenant)),
  pin: may("price-override:edit")
    .input(pinInput)
    .mutation(({ ctx, input }) => pinBook(ctx.tenant, input)),
  rates: may("price:read").query(({ ctx }) => listRates(ctx.tenant)),
  uploadRates: may("organization:edit")
    .input(rateTableInput)
    .mutation(({ ctx, input }) => uploadRates(ctx.tenant, input)),
  withdrawRates: may("organization:edit")
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawRates(ctx.tenant, input)),
  upperBounds: may("price-override:read")
    .input(upperBoundsInput)
    .query(({ ctx, input }) => upperBounds(ctx.tenant, input)),
  overrides: may("price-override:read").query(({ ctx }) => listOverrides(ctx.tenant)),
  overrideReach: may("price-override:read")
    .input(overrideReachInput)
    .query(({ ctx, input }) => readOverrideReach(ctx.tenant, input)),
  override: may("price-override:edit")
    .input(overrideInput)
    .mutation(({ ctx, input }) => overridePrice(ctx.tenant, input)),
  withdrawOverride: may("price-override:edit")
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawOverride(ctx.tenant, input)),
});

/** What belongs to the operator of the installation: the price book that all organizations share. */
export const operatorRouter = router({
  amI: person().query(({ ctx }) => isOperator(ctx.person.email, readEnvironment(process.env))),
  history: operator().query(() => asPerson(null, readBookHistory)),
  accept: operator()
    .input(settleInput)
    .mutation(({ ctx, input }) =>
      asPerson(ctx.person.userId, async (db) => {
        const done = await acceptPrice(db, { ...input, actor: ctx.person.email });
        if (done.isNew) await revalueLater(db, `price book ${done.book}`);
        return done;
      }),
    ),
  decline: operator()
    .input(settleInput)
    .mutation(({ ctx, input }) =>
      asPerson(ctx.person.userId, (db) => declinePrice(db, { ...input, actor: ctx.person.email })),
    ),
});
