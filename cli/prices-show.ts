import { dayOf } from "@/server/kernel/day";
import {
  askInside,
  holdsOn,
  installationBook,
  loadBook,
  modelsOf,
  normaliseProvider,
  questionsOf,
  readBookHistory,
  type Book,
  type PriceEntry,
} from "@/server/pricing";
import { asPerson, inTenant } from "@/server/tenancy/tenant-database";
import type { AskedOfPrices } from "./prices";
import { told } from "./prices-questions";
import { EXIT, organizationAt } from "./with-organization";

/** The prices in force on a day, a line each. */
export async function listBook({ values }: AskedOfPrices): Promise<number> {
  const day = values.day ?? dayOf(new Date());
  const word = (values.search ?? "").toLowerCase();
  for (const one of await modelsAsked(values)) {
    const entry = one.entries.find((candidate) => holdsOn(candidate, day));
    if (entry && idsOf(entry).some((id) => id.includes(word))) process.stdout.write(`${JSON.stringify(entry)}\n`);
  }
  return EXIT.done;
}

/** All dated prices of a model. */
export async function showModel({ subject = "", values }: AskedOfPrices): Promise<number> {
  const { version } = await bookOf(values.org);
  const found = (await modelsAsked(values)).filter((one) =>
    one.entries.some((entry) => idsOf(entry).includes(subject.toLowerCase())),
  );
  if (found.length === 0)
    console.error(`The book ${version} has no price of ${subject}: prices list --search finds names.`);
  for (const one of found) process.stdout.write(`${JSON.stringify({ book: version, ...one }, null, 2)}\n`);
  return found.length === 0 ? EXIT.badInput : EXIT.done;
}

/** Of a model: its prices and all that was ever asked about them. Of the book: its versions, and who did what to it. */
export async function showHistory(asked: AskedOfPrices): Promise<number> {
  if (asked.subject === undefined) {
    const { versions, acts } = await asPerson(null, readBookHistory);
    for (const version of versions) process.stdout.write(`${JSON.stringify({ version })}\n`);
    for (const act of acts) process.stdout.write(`${JSON.stringify({ act })}\n`);
    return EXIT.done;
  }
  const { subject: model } = asked;
  const shown = await showModel(asked);
  const questions = await asPerson(null, (db) => questionsOf(db, { model }));
  for (const question of questions) process.stdout.write(`${JSON.stringify({ question: told(question) }, null, 2)}\n`);
  return questions.length > 0 ? EXIT.done : shown;
}

async function modelsAsked({ org, provider }: AskedOfPrices["values"]) {
  const { entries } = await bookOf(org);
  const wanted = provider === undefined ? null : normaliseProvider(provider);
  return modelsOf(entries).filter((one) => wanted === null || one.provider === wanted);
}

/** The installation's book, or an organization's with its own prices first. */
async function bookOf(slug: string | undefined): Promise<Book> {
  if (slug === undefined) return asPerson(null, (db) => installationBook(askInside(db)));
  const organizationId = await organizationAt(slug);
  return inTenant(organizationId, async (db) => {
    const { version, book } = await loadBook(askInside(db), organizationId);
    return { ...book, version };
  });
}

const idsOf = (entry: PriceEntry): string[] => [entry.model, ...(entry.aliases ?? [])].map((id) => id.toLowerCase());
