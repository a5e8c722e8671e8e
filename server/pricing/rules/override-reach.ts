import type { Book, PriceEntry } from "../schema";
import { indexBook } from "./index-book";
import { normaliseModelId } from "./normalise-model-id";
import { normaliseProvider } from "./normalise-provider";
import { priceAt } from "./price-at";
import { askedProvider } from "./price-segments";

/** A model as usage reports it. */
export interface ReportedModel {
  readonly provider: string;
  readonly model: string;
}

/**
 * Which models in use a contract price would value on its first day, were it laid above the book, and which it would not although
 * their ids may be read as the same model: `gpt-4o-2024-08-06` beside `gpt-4o`, where the book has a price of its own for each.
 */
export function overrideReach<Used extends ReportedModel>(
  book: Book,
  override: PriceEntry & { readonly from: string },
  used: readonly Used[],
): { readonly reached: readonly Used[]; readonly alike: readonly Used[] } {
  const laid = withAliases(override);
  const index = indexBook({ ...book, entries: [...laid, ...book.entries] });
  const isReached = ({ provider, model }: Used): boolean => {
    const found = priceAt(index, { provider: askedProvider(provider), model, day: override.from });
    return found !== null && laid.includes(found.entry);
  };
  const named = new Set([override.model, ...(override.aliases ?? [])].flatMap(readings));
  const isAlike = ({ provider, model }: Used): boolean =>
    (askedProvider(provider) === null || normaliseProvider(provider) === normaliseProvider(override.provider)) &&
    readings(model).some((id) => named.has(id));
  return { reached: used.filter(isReached), alike: used.filter((one) => !isReached(one) && isAlike(one)) };
}

const readings = (model: string): string[] => normaliseModelId(model).map(({ id }) => id);

/**
 * A contract price under each name that it is for, so that under each it goes before the book, which may have a price of its own
 * for that name.
 */
export function withAliases(override: PriceEntry): PriceEntry[] {
  const { aliases = [], ...entry } = override;
  return [entry, ...aliases.map((model) => ({ ...entry, model }))];
}
