import { canonicalJson } from "@/server/kernel/canonical-json";
import type { Book, PriceEntry } from "../schema";
import type { ExchangeRates } from "./exchange-rates";
import { matchModel } from "./match-model";
import { SNAPSHOT_SUFFIX } from "./model-id-rules";
import { normaliseModelId, type ModelIdForm } from "./normalise-model-id";
import { normaliseProvider } from "./normalise-provider";

/** An entry under one reading of its own id; `weight` says how far the reading is from the id as its source writes it. */
export interface ShelvedEntry {
  readonly entry: PriceEntry;
  readonly weight: number;
  readonly rule: string;
}
export interface MatchingEntries {
  /** A matcher that does not speak of fine-tunes never prices one, however widely it matches. */
  readonly isForFineTunes: boolean;
  readonly test: (id: string) => boolean;
  readonly entries: readonly PriceEntry[];
}
/** The entries of one provider, by every reading of their ids. */
export interface Shelf {
  readonly byForm: ReadonlyMap<string, readonly ShelvedEntry[]>;
  /** Dated snapshots by their undated id. */
  readonly snapshots: ReadonlyMap<string, readonly ShelvedEntry[]>;
  readonly matchers: readonly MatchingEntries[];
}
/** A book made ready for looking up; built once, used for every row. */
export interface BookIndex {
  readonly book: Book;
  readonly shelves: ReadonlyMap<string, Shelf>;
  /** Entries by their id exactly as the source writes it, in lower case, whoever sells them. */
  readonly byId: ReadonlyMap<string, readonly PriceEntry[]>;
  readonly byAlias: ReadonlyMap<string, readonly PriceEntry[]>;
  /** Prices in other currencies are answered in this one, at the rate of the day; where there is none, as they are. */
  readonly exchange?: ExchangeRates;
  /** What an earlier look-up found; a cache, never part of the answer. */
  readonly found: Map<string, unknown>;
}

/** Rules that read one model as another: right when somebody asks, never when an entry says what it prices. */
const NOT_OF_ENTRIES = /(^|\+)(latest|date|variant|thinking-suffix|effort-suffix|price-outside-of-data-zone)(\+|$)/;

interface OpenShelf {
  byForm: Map<string, ShelvedEntry[]>;
  snapshots: Map<string, ShelvedEntry[]>;
  matchers: Map<string, { test: (id: string) => boolean; entries: PriceEntry[] }>;
}

/** Builds the look-up of a book. Entries keep their order: where two hold for a day, the first of the book counts. */
export function indexBook(book: Book, exchange?: ExchangeRates): BookIndex {
  const shelves = new Map<string, OpenShelf>();
  const byId = new Map<string, PriceEntry[]>();
  const byAlias = new Map<string, PriceEntry[]>();
  const formsOf = rememberForms();
  for (const entry of book.entries) {
    if (entry.status === "proposed" || entry.status === "quarantined") continue;
    const shelf = shelfOf(shelves, normaliseProvider(entry.provider));
    if (entry.match) shelveMatcher(shelf, entry);
    else {
      append(byId, entry.model.toLowerCase(), entry);
      for (const alias of entry.aliases ?? []) append(byAlias, alias.toLowerCase(), entry);
    }
    for (const id of [entry.model, ...(entry.aliases ?? [])]) shelve(shelf, entry, formsOf(id));
  }
  return {
    book,
    ...(exchange && { exchange }),
    byId,
    byAlias,
    found: new Map(),
    shelves: new Map([...shelves].map(([name, shelf]) => [name, closed(shelf)])),
  };
}

/** An id of a model that somebody tuned: OpenAI's `ft:base:org::id`, Azure's `base.ft-id`. */
export const isFineTune = (id: string): boolean => id.startsWith("ft:") || id.includes(".ft-");

/** Two entries with this same text ask the same money for the same usage. */
export const priceSignature = (entry: PriceEntry): string =>
  canonicalJson([
    entry.currency,
    entry.perMTok,
    entry.contextTiers,
    entry.batchFactor ?? null,
    entry.flex ?? null,
    entry.priority ?? null,
    entry.perRequest ?? null,
    entry.units,
  ]);

function rememberForms(): (id: string) => readonly ModelIdForm[] {
  const known = new Map<string, readonly ModelIdForm[]>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const forms = normaliseModelId(id).filter((form) => !NOT_OF_ENTRIES.test(form.rule));
    known.set(id, forms);
    return forms;
  };
}

function shelfOf(shelves: Map<string, OpenShelf>, provider: string): OpenShelf {
  const there = shelves.get(provider);
  if (there) return there;
  const made: OpenShelf = { byForm: new Map(), snapshots: new Map(), matchers: new Map() };
  shelves.set(provider, made);
  return made;
}

function shelve(shelf: OpenShelf, entry: PriceEntry, forms: readonly ModelIdForm[]): void {
  for (const form of forms) {
    const shelved = { entry, weight: form.weight, rule: form.rule };
    append(shelf.byForm, form.id, shelved);
    if (SNAPSHOT_SUFFIX.test(form.id)) append(shelf.snapshots, form.id.replace(SNAPSHOT_SUFFIX, ""), shelved);
  }
}

function shelveMatcher(shelf: OpenShelf, entry: PriceEntry): void {
  const there = shelf.matchers.get(entry.model);
  if (there) there.entries.push(entry);
  else if (entry.match) shelf.matchers.set(entry.model, { test: matchModel(entry.match), entries: [entry] });
}

const closed = (shelf: OpenShelf): Shelf => ({
  byForm: shelf.byForm,
  snapshots: shelf.snapshots,
  matchers: [...shelf.matchers.values()].map(({ test, entries }) => ({
    isForFineTunes: /ft:|\.ft-/i.test(JSON.stringify(entries[0]?.match ?? {})),
    test,
    entries,
  })),
});

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const there = map.get(key);
  if (there) there.push(item);
  else map.set(key, [item]);
}
