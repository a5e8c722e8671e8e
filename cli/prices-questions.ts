import { dayOf } from "@/server/kernel/day";
import {
  acceptForSelf,
  acceptPrice,
  declinePrice,
  disputePrice,
  questionsOf,
  reasonWords,
  revalueAll,
  type AskedPrice,
} from "@/server/pricing";
import { tenantContext } from "@/server/tenancy/context";
import { asPerson, inTenant } from "@/server/tenancy/tenant-database";
import type { AskedOfPrices } from "./prices";
import { EXIT, operator, organizationAt } from "./with-organization";

const MOST = 10_000;

/** Lists what is open; turns a proposal down by its id; or marks a model's price in force as doubtful. */
export async function disputeVerb({ subject, values }: AskedOfPrices): Promise<number> {
  if (subject === undefined) {
    const open = await asPerson(null, (db) => questionsOf(db, { status: "open" }, MOST));
    for (const question of open) process.stdout.write(`${JSON.stringify(told(question))}\n`);
    return EXIT.done;
  }
  const said = { reason: values.reason ?? "", actor: operator().name };
  const [known] = await asPerson(null, (db) => questionsOf(db, { id: subject }));
  if (known) {
    await asPerson(null, (db) => declinePrice(db, { id: subject, ...said }));
    process.stdout.write(`${JSON.stringify({ declined: subject, model: known.model })}\n`);
    return EXIT.done;
  }
  const day = dayOf(new Date());
  const asked = await asPerson(null, (db) =>
    disputePrice(db, { model: subject, provider: values.provider ?? null, day, ...said }),
  );
  process.stdout.write(`${JSON.stringify(told(asked))}\n`);
  return EXIT.done;
}

/** Accepts a price into the book for everybody, or as one organization's own. */
export async function acceptVerb({ subject: id = "", values }: AskedOfPrices): Promise<number> {
  const reason = values.reason ?? "";
  if (values.org !== undefined) {
    const organizationId = await organizationAt(values.org);
    const done = await inTenant(organizationId, async (db) =>
      acceptForSelf(await tenantContext(db, organizationId, operator(), new Date()), { question: id, reason }),
    );
    process.stdout.write(`${JSON.stringify({ override: done.id, revalued: done.revalued })}\n`);
    return EXIT.done;
  }
  const actor = operator().name;
  const { book, isNew } = await asPerson(null, (db) => acceptPrice(db, { id, reason, actor }));
  const revalued = isNew ? await revalueAll({ actor, reason: `price book ${book}: ${reason}` }) : 0;
  process.stdout.write(`${JSON.stringify({ accepted: id, book, revalued })}\n`);
  return EXIT.done;
}

export const told = (question: AskedPrice) => ({
  ...{ id: question.id, verdict: question.verdict, status: question.status },
  ...{ provider: question.provider, model: question.model, feed: question.feed, asOf: question.asOf },
  why: question.reasons.map(reasonWords),
  reasons: question.reasons,
  proposed: question.entry,
  inForce: question.current,
  others: question.others,
  ...(question.settledBy === null ? {} : { settledBy: question.settledBy, settledWhy: question.settledWhy }),
});
