import { addDays } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { newId } from "../tenancy/new-id";
import type { PersonTransaction } from "../tenancy/tenant-database";
import { lockBook, nextVersion } from "./next-version";
import { addQuestions, questionsOf, type AskedPrice } from "./question-store";
import { BEFORE_FIRST_SNAPSHOT } from "./rules/book-from-feeds";
import { markOf } from "./rules/apply-feed";
import { keyOfPrice, layPrice } from "./rules/lay-price";
import { holdsOn } from "./rules/models-of";
import { normaliseProvider } from "./rules/normalise-provider";
import { sourcesAgree } from "./rules/reconcile-prices";
import type { PriceEntry } from "./schema";
import { hashOfBook } from "./ensure-bundled-book";

/** What an operator says to a question, and why. */
export interface Settlement {
  readonly id: string;
  readonly reason: string;
  /** `operator:<system user>`, or the address of a person who is an operator. */
  readonly actor: string;
}

/** Feed of a question that a person raised against a price in force. */
export const RAISED_BY_HAND = "operator";

/**
 * Accepts a disputed or quarantined price into a new version of the installation's book, from the day that its feed gives or
 * first said it. Questions of other feeds that say the same are settled with it. Usage is valued again by the caller.
 * @throws Refusal when there is no such open question.
 */
export async function acceptPrice(db: PersonTransaction, said: Settlement): Promise<{ book: string; isNew: boolean }> {
  const { name, book } = await lockBook(db);
  const question = await openQuestion(db, said.id);
  const { entry, asOf, feed } = question;
  if (feed === RAISED_BY_HAND) {
    await settle(db, question, "accepted", said, { book: name });
    return { book: name, isNew: false };
  }
  const rows = book.entries.filter((row) => keyOfPrice(row) === keyOfPrice(entry));
  const accepted = acceptedEntry(question, rows);
  const isFirst = rows.length === 0 && entry.from === null && accepted.from !== null;
  const before = isFirst ? [{ ...accepted, from: null, heldBy: BEFORE_FIRST_SNAPSHOT }] : [];
  const laid = layPrice([...rows, ...before], accepted, accepted.from);
  const entries = [...book.entries.filter((row) => !rows.includes(row)), ...laid];
  const next = { entries, machines: book.machines };
  const version = `${feed}-${asOf}-${hashOfBook(next).slice(0, 8)}`;
  await nextVersion(db, { name: version, book: next, note: `accepted: ${said.reason}`, createdBy: said.actor });
  await settle(db, question, "accepted", said, { book: version });
  for (const other of await questionsOf(db, { status: "open", model: entry.model }))
    if (keyOfPrice(other.entry) === keyOfPrice(entry) && sourcesAgree(other.entry, entry))
      await close(db, other.id, "settled", said.actor, `${feed} says the same and was accepted`);
  return { book: version, isNew: true };
}

/** Turns a proposal down: the price in force stays, and the same proposal is not asked about again. */
export async function declinePrice(db: PersonTransaction, said: Settlement): Promise<void> {
  const question = await openQuestion(db, said.id);
  await settle(db, question, "declined", said, {});
}

/** Marks a price in force as doubtful: it stays in force and is shown as disputed until an operator accepts it. */
export async function disputePrice(
  db: PersonTransaction,
  said: { readonly provider: string | null; readonly model: string; readonly day: string } & Omit<Settlement, "id">,
): Promise<AskedPrice> {
  const { book } = await lockBook(db);
  const found = book.entries.filter(
    (entry) =>
      entry.model.toLowerCase() === said.model.toLowerCase() &&
      (said.provider === null || normaliseProvider(entry.provider) === normaliseProvider(said.provider)) &&
      holdsOn(entry, said.day),
  );
  const [entry, other] = found;
  if (!entry) throw notFound("price");
  if (other && normaliseProvider(other.provider) !== normaliseProvider(entry.provider))
    throw new Refusal("bad-input", "which-provider", `Several providers sell ${said.model}: name one with --provider.`);
  const reasons = [{ code: "doubted" as const, part: "", value: said.reason, threshold: null }];
  const asked = { feed: RAISED_BY_HAND, asOf: said.day, verdict: "disputed" as const, proposed: entry, current: entry };
  const [id = ""] = await addQuestions(db, [{ ...asked, others: [], reasons }], new Date());
  await log(
    db,
    said.actor,
    "prices.dispute",
    { question: id, model: entry.model, provider: entry.provider },
    said.reason,
  );
  return openQuestion(db, id);
}

/** The row that an accepted question becomes; a retirement day alone changes nothing else of the price in force. */
function acceptedEntry({ entry, asOf, feed, reasons }: AskedPrice, rows: readonly PriceEntry[]): PriceEntry {
  const day = entry.to !== null && entry.to <= asOf ? addDays(entry.to, -1) : asOf;
  const inForce = rows.find((row) => holdsOn(row, entry.from !== null && entry.from > day ? entry.from : day));
  if (inForce && reasons.every(({ code }) => code === "retirement-differs"))
    return { ...inForce, retiresOn: entry.retiresOn, retirementSource: feed };
  const retiresOn = entry.retiresOn !== undefined && entry.retiresOn > asOf ? entry.retiresOn : inForce?.retiresOn;
  const { retiresOn: _stale, ...price } = entry;
  const isPast = entry.to !== null && entry.to <= asOf;
  return {
    ...price,
    from: entry.from ?? (isPast ? null : asOf),
    ...(retiresOn === undefined ? {} : { retiresOn }),
    note: markOf(feed),
    status: "accepted",
  };
}

async function openQuestion(db: PersonTransaction, id: string): Promise<AskedPrice> {
  const [question] = await questionsOf(db, { id });
  if (!question) throw notFound("question about a price");
  if (question.status !== "open")
    throw new Refusal(
      "conflict",
      "already-settled",
      `${question.model} of ${question.feed} is ${question.status} already, by ${question.settledBy ?? "a later reading"}.`,
    );
  return question;
}

async function settle(
  db: PersonTransaction,
  { id, provider, model, feed }: AskedPrice,
  status: "accepted" | "declined",
  { actor, reason }: Settlement,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await close(db, id, status, actor, reason);
  const action = status === "accepted" ? "prices.accept" : "prices.decline";
  await log(db, actor, action, { question: id, provider, model, feed, ...facts }, reason);
}

const close = (db: PersonTransaction, id: string, status: string, settledBy: string, settledWhy: string) =>
  db.priceQuestion.updateMany({
    where: { id, status: "open" },
    data: { status, settledBy, settledWhy, settledAt: new Date() },
  });

const log = (
  db: PersonTransaction,
  actor: string,
  action: string,
  facts: Readonly<Record<string, string>>,
  reason: string,
) => db.operatorEntry.create({ data: { id: newId(), actor, action, facts: { ...facts, reason } } });
