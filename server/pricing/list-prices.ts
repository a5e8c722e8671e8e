import type { z } from "zod";
import { addDays, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import { roleMay } from "../tenancy/abilities";
import type { TenantContext } from "../tenancy/context";
import { usageKey } from "./counted-usage";
import { currentBook, type BookInForce } from "./current-book";
import type { listPricesInput, modelPricesInput } from "./request-schema";
import { holdsOn, modelsOf, type PricedModel } from "./rules/models-of";
import { normaliseProvider } from "./rules/normalise-provider";
import { priceAt } from "./rules/price-at";
import { askedModel, askedProvider, type PricedKind } from "./rules/price-segments";
import type { PriceEntry } from "./schema";

type Input = z.output<typeof listPricesInput>;

/** One model of the book: its price today, and what is known to come. */
interface PriceLine {
  readonly provider: string;
  readonly model: string;
  readonly entry: PriceEntry;
  /** True where today's price is the organization's own. */
  readonly isOverride: boolean;
  /** False where the price shown has ended or not yet begun. */
  readonly isInForce: boolean;
  readonly prices: number;
  readonly retiresOn: Day | null;
}

/** The models of the book with today's prices: searched, filtered, sorted, a page at a time. */
export async function listPrices(ctx: TenantContext, input: Input) {
  const book = await currentBook(ctx);
  const used = input.inUse ? await modelsInUse(ctx, book) : null;
  const words = input.search.toLowerCase().split(/\s+/).filter(Boolean);
  const models = modelsOf(entriesShown(ctx, book));
  const lines = models
    .filter(
      ({ provider, entries }) =>
        (input.provider === undefined || provider === input.provider) &&
        words.every((word) => saysWord(provider, entries, word)),
    )
    .filter((model) => used === null || model.entries.some((entry) => used.has(entry)))
    .map((model) => lineOf(model, book, ctx.today))
    .sort(comparing(input));
  return {
    version: book.version,
    currency: book.currency,
    total: lines.length,
    providers: [...new Set(models.map(({ provider }) => provider))].sort(),
    lines: lines.slice(input.offset, input.offset + input.limit),
  };
}

const saysWord = (provider: string, entries: readonly PriceEntry[], word: string): boolean =>
  provider.includes(word) ||
  entries.some((entry) => [entry.model, ...(entry.aliases ?? [])].some((id) => id.toLowerCase().includes(word)));

function lineOf({ provider, model, entries }: PricedModel, book: BookInForce, today: Day): PriceLine {
  const now = entries.find((entry) => holdsOn(entry, today));
  const entry = now ?? [...entries].sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? 1 : -1))[0];
  if (!entry) throw new Error("a model has a price at least");
  const retiresOn = entries.map((one) => one.retiresOn).find((day) => day !== undefined) ?? null;
  return {
    provider,
    model,
    entry,
    isOverride: isOwn(book, entry),
    isInForce: now !== undefined,
    prices: entries.length,
    retiresOn,
  };
}

/** Whoever may not see the organization's own prices sees the book without them. */
const entriesShown = ({ actor }: TenantContext, { book, overrideIds }: BookInForce): readonly PriceEntry[] =>
  actor.role === null || roleMay(actor.role, "price-override:read")
    ? book.entries
    : book.entries.slice(overrideIds.length);

/** The organization's own prices stand first in its book. */
const isOwn = (book: BookInForce, entry: PriceEntry): boolean => {
  const at = book.book.entries.indexOf(entry);
  return at >= 0 && at < book.overrideIds.length;
};

function comparing({ sort, descending }: Input): (left: PriceLine, right: PriceLine) => number {
  const sign = descending ? -1 : 1;
  return (left, right) => {
    const [one, other] = [keyOf(left, sort), keyOf(right, sort)];
    // What is not known goes last, whichever way the rest is sorted.
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    const order =
      typeof one === "string"
        ? one < (other as string)
          ? -1
          : one > (other as string)
            ? 1
            : 0
        : one.cmp(other as Decimal);
    return order * sign || (left.model < right.model ? -1 : 1);
  };
}

function keyOf({ provider, model, entry, retiresOn }: PriceLine, sort: Input["sort"]): string | Decimal | null {
  if (sort === "input" || sort === "output") {
    const price = entry.perMTok[sort];
    return price === undefined ? null : new Decimal(price);
  }
  return { model, provider: `${provider} ${model}`, from: entry.from, retiresOn }[sort];
}

const YEAR = 365;

/** Entries that price what the organization used in the last year. */
async function modelsInUse(ctx: TenantContext, book: BookInForce): Promise<ReadonlySet<PriceEntry>> {
  const since = addDays(ctx.today, -YEAR);
  const rows = await ctx.db.$queryRawUnsafe<Pick<PricedKind, "provider" | "model" | "zone">[]>(
    `SELECT DISTINCT k.provider, k.model, k.zone FROM "UsageMonth" m ${usageKey("m")}
    WHERE m."organizationId" = $1 AND m.month >= date_trunc('month', $2::date)`,
    ctx.organization.id,
    since,
  );
  const entries = rows.flatMap((used) => {
    const asked = { provider: askedProvider(used.provider), model: askedModel(used), day: ctx.today };
    return priceAt(book.listIndex, asked)?.entry ?? [];
  });
  return new Set(entries);
}

/** All prices that a model has had, newest first, with retirement and the rule by which its id is read. */
export async function readModelPrices(ctx: TenantContext, { provider, model }: z.output<typeof modelPricesInput>) {
  const book = await currentBook(ctx);
  const asked = normaliseProvider(provider);
  const found = modelsOf(entriesShown(ctx, book)).find(
    (one) => one.provider === asked && one.model.toLowerCase() === model.toLowerCase(),
  );
  if (!found) throw notFound("model");
  const entries = [...found.entries].sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? 1 : -1));
  return {
    provider: found.provider,
    model: found.model,
    version: book.version,
    today: ctx.today,
    retiresOn: entries.map((one) => one.retiresOn).find((day) => day !== undefined) ?? null,
    prices: entries.map((entry) => ({ entry, isOverride: isOwn(book, entry), isInForce: holdsOn(entry, ctx.today) })),
  };
}
