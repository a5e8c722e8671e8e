import type { Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { convertEntry } from "./convert-entry";
import { rateOn } from "./exchange-rates";
import { findCandidates, type Candidate } from "./find-candidates";
import type { BookIndex } from "./index-book";
import { pricesAgree } from "./prices-agree";

/** What a price is asked for. `time` is a UTC time of day, HH:MM; without it the price of most hours counts. */
export interface PriceQuestion {
  readonly provider?: string | null;
  readonly model: string;
  readonly day: Day;
  readonly time?: string | null;
}
/** The price in force and the rule by which the model id led to it (`exact`, `date`, `before-first-snapshot` …). */
export interface PriceFound {
  readonly entry: PriceEntry;
  readonly rule: string;
}

/** The price of a model on a day: `[from, to)`, a named provider narrows, no price is `null` and never a guess. */
export function priceAt(index: BookIndex, question: PriceQuestion): PriceFound | null {
  for (const candidate of findCandidates(index, question.provider ?? null, question.model)) {
    const entry = inForce(candidate, question);
    if (entry) return { entry: inCurrency(index, entry, question.day), rule: entry.heldBy ?? candidate.rule };
  }
  return null;
}

/** The entry in the currency that the index answers in; as it is where the day has no rate. */
function inCurrency({ exchange }: BookIndex, entry: PriceEntry, day: Day): PriceEntry {
  if (!exchange || entry.currency === exchange.to) return entry;
  const rate = rateOn(exchange, entry.currency, day);
  return rate === null ? entry : convertEntry(entry, exchange.to, rate);
}

function inForce(candidate: Candidate, question: PriceQuestion): PriceEntry | null {
  const there = candidate.entries.filter((entry) => holdsOn(entry, question));
  const first = longestHours(there);
  if (!first || !candidate.mustAgree) return first;
  const witnesses = candidate.witnesses.filter((entry) => holdsOn(entry, question));
  const priced = firstOfEachModel([...there, ...witnesses]);
  if (!priced.every((entry) => pricesAgree(entry, first))) return null;
  return firstOfEachModel(there).reduce(
    (fullest, entry) => (factsOf(entry) > factsOf(fullest) ? entry : fullest),
    first,
  );
}

const factsOf = (entry: PriceEntry): number => Object.keys(entry.perMTok).length;

function holdsOn(entry: PriceEntry, question: PriceQuestion): boolean {
  if (entry.from !== null && question.day < entry.from) return false;
  if (entry.to !== null && question.day >= entry.to) return false;
  if (!entry.hours || !question.time) return true;
  const { from, to } = entry.hours;
  return from <= to ? from <= question.time && question.time < to : question.time >= from || question.time < to;
}

/** The first of the book; among times of day, where none was asked for, the one that holds longest. */
function longestHours(entries: readonly PriceEntry[]): PriceEntry | null {
  const first = entries[0];
  if (!first?.hours) return first ?? null;
  return entries
    .filter((entry) => entry.model === first.model && entry.source === first.source)
    .reduce((longest, entry) => (minutesOf(entry) > minutesOf(longest) ? entry : longest), first);
}

function minutesOf(entry: PriceEntry): number {
  if (!entry.hours) return 24 * 60;
  const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (at(entry.hours.to) - at(entry.hours.from) + 24 * 60) % (24 * 60);
}

/** One price for each model: where two sources price the same one, the first of the book counts. */
function firstOfEachModel(entries: readonly PriceEntry[]): PriceEntry[] {
  const first = new Map<string, PriceEntry>();
  for (const entry of entries) {
    const key = `${entry.provider}\n${entry.model}`.toLowerCase();
    if (!first.has(key)) first.set(key, entry);
  }
  return [...first.values()];
}
