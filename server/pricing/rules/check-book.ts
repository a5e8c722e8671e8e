import { daysBetween, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { Book, PriceEntry } from "../schema";

/** Something about a book that its keeper should look at. */
export interface BookFault {
  readonly code: "overlap" | "empty-range" | "stale" | "checked-later" | "retires-before-start" | "cached-above-input";
  readonly provider: string;
  readonly model: string;
  readonly message: string;
}

/** Prices older than this ask to be looked at again. */
const MOST_DAYS = 400;

/** Holds a book against itself: ranges, ages, retirement dates. An empty answer is a good book. */
export function checkBook(book: Book, asOf: Day): BookFault[] {
  return [...book.entries.flatMap((entry) => checkEntry(entry, asOf)), ...overlaps(book.entries)];
}

function checkEntry(entry: PriceEntry, asOf: Day): BookFault[] {
  const fault = (code: BookFault["code"], what: string): BookFault => ({
    code,
    provider: entry.provider,
    model: entry.model,
    message: `${entry.provider} ${entry.model}: ${what}.`,
  });
  const { from, to, retiresOn, checkedOn, perMTok } = entry;
  const faults: BookFault[] = [];
  if (from !== null && to !== null && from >= to) faults.push(fault("empty-range", `from ${from} is not before ${to}`));
  if (from !== null && retiresOn !== undefined && retiresOn <= from)
    faults.push(fault("retires-before-start", `it retires on ${retiresOn}, before it starts`));
  if (checkedOn > asOf) faults.push(fault("checked-later", `it was checked on ${checkedOn}, after ${asOf}`));
  if (to === null && daysBetween(checkedOn, asOf) > MOST_DAYS)
    faults.push(fault("stale", `it was last checked on ${checkedOn}, more than ${MOST_DAYS} days before ${asOf}`));
  if (
    perMTok.input !== undefined &&
    perMTok.cacheRead !== undefined &&
    new Decimal(perMTok.cacheRead).greaterThan(perMTok.input)
  )
    faults.push(fault("cached-above-input", `a cached token costs ${perMTok.cacheRead}, more than ${perMTok.input}`));
  return faults;
}

function overlaps(entries: readonly PriceEntry[]): BookFault[] {
  const byModel = new Map<string, PriceEntry[]>();
  for (const entry of entries) {
    const key = `${entry.provider}\n${entry.model}\n${entry.hours?.from ?? ""}`;
    byModel.set(key, [...(byModel.get(key) ?? []), entry]);
  }
  return [...byModel.values()].flatMap((rows) => {
    const ordered = rows.sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
    return ordered.slice(1).flatMap((entry, at): BookFault[] => {
      const before = ordered[at];
      if (!before || (before.to !== null && before.to <= (entry.from ?? ""))) return [];
      return [
        {
          code: "overlap",
          provider: entry.provider,
          model: entry.model,
          message: `${entry.provider} ${entry.model}: the price from ${before.from} still holds on ${entry.from}, when the next begins.`,
        },
      ];
    });
  });
}
