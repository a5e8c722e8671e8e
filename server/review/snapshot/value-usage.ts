import type { Day } from "@/server/kernel/day";
import { Decimal, sumOf, zero } from "@/server/kernel/decimal";
import { allTokens, TOKEN_BUCKETS } from "@/server/kernel/tokens";
import {
  askedModel,
  askedProvider,
  costOf,
  priceAt,
  segmentRates,
  type BookInForce,
  type PriceEntry,
} from "@/server/pricing";
import type { UsageStretch } from "./usage-store";

/** Charged beside tokens: machine hours, searches, requests. */
export const BESIDE_TOKENS = "beside-tokens";
/** Valued, at a price that the book no longer has. */
const ALL_KINDS = "tokens";

export interface ValuedKind {
  readonly kind: string;
  readonly tokens: number;
  readonly cost: Decimal;
}

/** A stretch with what it cost, and that cost by kind of token. The kinds add up to the cost exactly. */
export interface ValuedStretch extends UsageStretch {
  /** `null`: unpriced. */
  readonly cost: Decimal | null;
  /** How many of its tokens have a price. */
  readonly priced: number;
  readonly kinds: readonly ValuedKind[];
}

/** The price entry of a stretch on a day, in the organization's currency. */
export function entryOn(
  book: BookInForce,
  used: Pick<UsageStretch, "provider" | "model" | "zone">,
  day: Day,
): PriceEntry | null {
  const asked = { provider: askedProvider(used.provider), model: askedModel(used), day };
  const entry = priceAt(book.index, asked)?.entry ?? null;
  return entry?.currency === book.currency ? entry : null;
}

/** Values at the prices of then: the cost is the one of its months or days; prices only part it by kind. */
export function valueThen(stretch: UsageStretch, book: BookInForce): ValuedStretch {
  const { valuedCost, pricedTokens } = stretch;
  const kinds = valuedCost === null ? [] : kindsOf(stretch, valuedCost, entryOn(book, stretch, stretch.from));
  return { ...stretch, cost: valuedCost, priced: pricedTokens, kinds };
}

/** Values at the prices of a day. */
export function valueAt(stretch: UsageStretch, book: BookInForce, day: Day): ValuedStretch {
  const entry = entryOn(book, stretch, day);
  if (!entry) return { ...stretch, cost: null, priced: 0, kinds: [] };
  const cost = costOf(entry, stretch).cost;
  if (cost === null) return { ...stretch, cost: null, priced: 0, kinds: [] };
  const kinds = kindsOf(stretch, new Decimal(cost), entry);
  return { ...stretch, cost: new Decimal(cost), priced: sumTokens(kinds), kinds };
}

const sumTokens = (kinds: readonly ValuedKind[]): number => kinds.reduce((sum, { tokens }) => sum + tokens, 0);

/** Tokens at their price; what is left of the cost was charged beside them, or, where nothing is, belongs to the dearest kind. */
function kindsOf(stretch: UsageStretch, cost: Decimal, entry: PriceEntry | null): ValuedKind[] {
  if (!entry)
    return [{ kind: ALL_KINDS, tokens: Math.min(stretch.pricedTokens, allTokens(stretch.tokens)), cost }].filter(
      isUsed,
    );
  const { tokens: rates, perRequest, units } = segmentRates(entry, stretch);
  const kinds = TOKEN_BUCKETS.flatMap((bucket): ValuedKind[] => {
    const [tokens, rate] = [stretch.tokens[bucket], rates[bucket]];
    return tokens === 0 || rate === null ? [] : [{ kind: bucket, tokens, cost: new Decimal(rate).times(tokens) }];
  });
  const rest = cost.minus(sumOf(kinds.map((kind) => kind.cost)));
  if (rest.isZero()) return kinds;
  const dearest = kinds.reduce<ValuedKind | null>((most, kind) => (most?.cost.gte(kind.cost) ? most : kind), null);
  if (dearest === null || perRequest !== null || Object.keys(units).length > 0)
    return [...kinds, { kind: BESIDE_TOKENS, tokens: 0, cost: rest }];
  return kinds.map((kind) => (kind === dearest ? { ...kind, cost: kind.cost.plus(rest) } : kind));
}

const isUsed = ({ tokens, cost }: ValuedKind): boolean => tokens > 0 || !cost.isZero();

/** What stretches cost together; what has no price adds nothing. */
export const spendOf = (stretches: readonly ValuedStretch[]): Decimal =>
  sumOf(stretches.map(({ cost }) => cost ?? zero));
export const tokensOf = (stretches: readonly UsageStretch[]): number =>
  stretches.reduce((sum, { tokens }) => sum + allTokens(tokens), 0);
