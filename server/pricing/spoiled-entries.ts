import type { FeedReading } from "./feeds/feed";
import { normaliseProvider } from "./rules/normalise-provider";
import type { PriceReason } from "./rules/reconcile-prices";
import type { PriceEntry } from "./schema";

const CODES: Readonly<Record<string, PriceReason["code"]>> = {
  "negative-price": "negative",
  "not-a-price": "not-a-number",
  "prices-differ": "source-differs-from-itself",
};

/**
 * Entries of a reading that had a figure which is no price, with what it was. A finding's place is `model › figure`, after the
 * provider where the feed has several; of which of a model's dated prices it was it does not say, so none of them is taken.
 */
export function spoiledEntries({ entries, findings }: FeedReading): ReadonlyMap<PriceEntry, readonly PriceReason[]> {
  const spoiled = new Map<PriceEntry, PriceReason[]>();
  const faults = findings.filter(({ code }) => Object.hasOwn(CODES, code));
  for (const { code, place, message } of faults) {
    const steps = place.split(" › ");
    const known = CODES[code];
    if (!known) continue;
    const reason = { code: known, part: steps.at(-1) ?? "", value: message, threshold: "0" };
    const named = entries.filter(({ model }) => steps.slice(0, -1).includes(model));
    const ofProvider = named.filter(({ provider }) => normaliseProvider(steps[0] ?? "") === provider);
    for (const entry of ofProvider.length > 0 ? ofProvider : named)
      spoiled.set(entry, [...(spoiled.get(entry) ?? []), reason]);
  }
  return spoiled;
}
