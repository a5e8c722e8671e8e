import type { FeedReading } from "./feeds/feed";
import type { PriceReason } from "./rules/reconcile-prices";
import type { PriceEntry } from "./schema";

const CODES: Readonly<Record<string, PriceReason["code"]>> = {
  "negative-price": "negative",
  "not-a-price": "not-a-number",
};

/** Entries of a reading that had a figure which is no price, with what it was: a finding's place is `model › figure`. */
export function spoiledEntries({ entries, findings }: FeedReading): ReadonlyMap<PriceEntry, readonly PriceReason[]> {
  const spoiled = new Map<PriceEntry, PriceReason[]>();
  const faults = findings.filter(({ code }) => Object.hasOwn(CODES, code));
  for (const { code, place, message } of faults) {
    const steps = place.split(" › ");
    const entry = entries.find(({ model }) => steps.slice(0, -1).includes(model));
    const known = CODES[code];
    if (!entry || !known) continue;
    const reason = { code: known, part: steps.at(-1) ?? "", value: message, threshold: "0" };
    spoiled.set(entry, [...(spoiled.get(entry) ?? []), reason]);
  }
  return spoiled;
}
