import type { PriceEntry } from "../schema";
import { isFineTune, type BookIndex, type Shelf, type ShelvedEntry } from "./index-book";
import { normaliseModelId, type ModelIdForm } from "./normalise-model-id";
import { LIST_PRICE_HOSTS, makersOf, normaliseProvider, SIBLING_PROVIDERS } from "./normalise-provider";

/** Entries, of any day, that a model id may mean, and the rule that says so. Candidates are tried in order. */
export interface Candidate {
  readonly entries: readonly PriceEntry[];
  readonly rule: string;
  /** All models among the entries, and these witnesses, must cost the same on the day; else the candidate is passed over. */
  readonly mustAgree: boolean;
  readonly witnesses: readonly PriceEntry[];
}

interface Place {
  readonly provider: string;
  readonly suffix: string;
}

const SNAPSHOT_WEIGHT = 6;

/** Everything a model id may mean in a book, strongest first. A named provider narrows; without one the maker comes first. */
export function findCandidates(index: BookIndex, provider: string | null, model: string): readonly Candidate[] {
  const key = `${provider ?? ""}\n${model}`;
  const before = index.found.get(key) as readonly Candidate[] | undefined;
  if (before) return before;
  const forms = normaliseModelId(model);
  const found =
    provider === null
      ? withoutProvider(index, forms)
      : placesFrom([normaliseProvider(provider)]).flatMap((place) => onShelf(index, place, forms));
  index.found.set(key, found);
  return found;
}

/** A provider, its siblings, then the makers whose list price it asks. */
function placesFrom(providers: readonly string[]): Place[] {
  const places = providers.map((provider) => ({ provider, suffix: "" }));
  for (const provider of providers)
    for (const sibling of SIBLING_PROVIDERS[provider] ?? [])
      places.push({ provider: sibling, suffix: "sibling-provider" });
  for (const provider of providers)
    for (const maker of LIST_PRICE_HOSTS[provider] ?? [])
      places.push({ provider: maker, suffix: "list-price-of-maker" });
  return places.filter((place, at) => places.findIndex((other) => other.provider === place.provider) === at);
}

function withoutProvider(index: BookIndex, forms: readonly ModelIdForm[]): Candidate[] {
  const makers = forms.map((form) => makersOf(form.id)).find((names) => names.length > 0) ?? [];
  const named = [...new Set(forms.flatMap((form) => form.provider ?? []))];
  const places = placesFrom(named);
  for (const maker of makers)
    if (!places.some((place) => place.provider === maker))
      places.push({ provider: maker, suffix: named.length > 0 ? "price-of-maker" : "" });
  return [
    ...exactAnywhere(index.byId, forms, makers),
    ...places.flatMap((place) => onShelf(index, place, forms)),
    // Another name under which a host sells it says less than the id's own prefix and maker.
    ...exactAnywhere(index.byAlias, forms, makers),
    ...(named.length === 0 ? atAnyHost(index, forms) : []),
  ];
}

function exactAnywhere(
  named: ReadonlyMap<string, readonly PriceEntry[]>,
  forms: readonly ModelIdForm[],
  makers: readonly string[],
): Candidate[] {
  const id = forms[0]?.id ?? "";
  const entries = named.get(id) ?? [];
  if (entries.length === 0) return [];
  const ofMaker = makers
    .map((maker) => entries.filter((entry) => normaliseProvider(entry.provider) === maker))
    .find((some) => some.length > 0);
  return [{ entries: ofMaker ?? entries, rule: "exact", mustAgree: ofMaker === undefined, witnesses: [] }];
}

/** Nobody was named and no maker sells it: a host's price only where all hosts that have it ask the same. */
function atAnyHost(index: BookIndex, forms: readonly ModelIdForm[]): Candidate[] {
  const best = [...index.shelves.keys()].flatMap(
    (provider) => onShelf(index, { provider, suffix: "" }, forms)[0] ?? [],
  );
  const first = best[0];
  if (first === undefined) return [];
  return [
    {
      entries: best.flatMap((candidate) => candidate.entries),
      rule: best.length === 1 ? joined(first.rule, "only-host") : joined(first.rule, "hosts-agree"),
      mustAgree: true,
      witnesses: best.flatMap((candidate) => candidate.witnesses),
    },
  ];
}

function onShelf(index: BookIndex, place: Place, forms: readonly ModelIdForm[]): Candidate[] {
  const shelf = index.shelves.get(place.provider);
  if (!shelf) return [];
  const weighed: (Candidate & { weight: number })[] = [];
  for (const form of forms) {
    weighed.push(...byForm(shelf, form), ...byMatcher(shelf, form), ...bySnapshots(shelf, form));
  }
  return weighed
    .sort((left, right) => left.weight - right.weight)
    .map(({ entries, rule, mustAgree, witnesses }) => ({
      entries,
      mustAgree,
      witnesses,
      rule: place.suffix === "" ? rule : joined(rule, place.suffix),
    }));
}

function byForm(shelf: Shelf, form: ModelIdForm): (Candidate & { weight: number })[] {
  const shelved = shelf.byForm.get(form.id) ?? [];
  const weights = [...new Set(shelved.map(({ weight }) => weight))];
  return weights.map((weight) => {
    const group = shelved.filter((one) => one.weight === weight);
    const entries = group.map(({ entry }) => entry);
    return {
      entries,
      // An id that a feed recognises by its own matcher counts as that matcher says, before the bare id.
      weight: form.weight + weight + (entries.every((entry) => entry.match) ? 0.6 : 0),
      rule: joined(form.rule, group[0]?.rule ?? "exact"),
      mustAgree: form.needsAgreement || new Set(entries.map((entry) => entry.model.toLowerCase())).size > 1,
      witnesses: form.needsAgreement ? strongest(shelf.snapshots.get(form.id)) : [],
    };
  });
}

function byMatcher(shelf: Shelf, form: ModelIdForm): (Candidate & { weight: number })[] {
  const match = shelf.matchers.find(
    ({ isForFineTunes, test }) => (isForFineTunes || !isFineTune(form.id)) && test(form.id),
  );
  return match && !form.needsAgreement
    ? [
        {
          entries: match.entries,
          weight: form.weight + 0.5,
          rule: joined(form.rule, "feed-matcher"),
          mustAgree: false,
          witnesses: [],
        },
      ]
    : [];
}

/** The entries whose own ids are nearest to what was asked: Bedrock's global endpoint before its regional ones. */
function strongest(shelved: readonly ShelvedEntry[] = []): PriceEntry[] {
  const least = Math.min(...shelved.map(({ weight }) => weight));
  return shelved.filter(({ weight }) => weight === least).map(({ entry }) => entry);
}

/** An undated id where the book knows dated snapshots only. */
function bySnapshots(shelf: Shelf, form: ModelIdForm): (Candidate & { weight: number })[] {
  const entries = strongest(shelf.snapshots.get(form.id));
  if (entries.length === 0) return [];
  return [
    {
      entries,
      weight: form.weight + SNAPSHOT_WEIGHT,
      rule: joined(form.rule, "dated-snapshot"),
      mustAgree: true,
      witnesses: (shelf.byForm.get(`${form.id}-latest`) ?? []).map(({ entry }) => entry),
    },
  ];
}

const joined = (left: string, right: string): string =>
  left === "exact" ? right : right === "exact" ? left : `${left}+${right}`;
