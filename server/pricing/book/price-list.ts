import type { PriceEntry, TokenPrices } from "../schema";

type Given = Pick<
  PriceEntry,
  | "batchFactor" | "flex" | "priority" | "training" | "hostingHourly" | "retiresOn" | "note" | "perRequest"
>; // prettier-ignore
type Terms = Given & {
  readonly to?: string;
  readonly contextTiers?: PriceEntry["contextTiers"];
  readonly units?: PriceEntry["units"];
  readonly source?: string;
  readonly sourceUrl?: string;
  readonly checkedOn?: string;
};
interface List {
  readonly provider: string;
  /** Where the facts were read, the newest first. */
  readonly source: string;
  readonly sourceUrl: string;
  /** The day on which the newest of them said so. */
  readonly checkedOn: string;
}

/**
 * A writer of rows for one provider's list: ids of one price, the day from which it holds (the release of the model or
 * the day of the change), USD per million tokens, and terms of its own.
 */
export const priceList =
  (list: List) =>
  (models: string | readonly string[], from: string, perMTok: TokenPrices, terms: Terms = {}): PriceEntry[] =>
    [models].flat().map((model) => ({
      ...list,
      model,
      from,
      to: null,
      currency: "USD",
      perMTok,
      contextTiers: [],
      units: {},
      status: "accepted",
      ...terms,
    }));

/** OpenAI's and Google's service tiers: input, cached input, output. */
export const tier = (input: string, cacheRead: string | null, output: string): NonNullable<PriceEntry["flex"]> => ({
  perMTok: cacheRead === null ? { input, output } : { input, cacheRead, output },
  contextTiers: [],
});
