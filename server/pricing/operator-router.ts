import { operator, person, router } from "../api/procedures";
import { isOperator, readEnvironment } from "../environment/environment";
import { asPerson } from "../tenancy/tenant-database";
import { readBookHistory } from "./book-history";
import { settleInput } from "./request-schema";
import { revalueLater } from "./revalue-for";
import { acceptPrice, declinePrice } from "./settle-question";

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
