import { addDays, daysBetween, type Day } from "@/server/kernel/day";

/** Units of the currency `to` for one unit of another, by currency and day, ascending. */
export interface ExchangeRates {
  readonly to: string;
  readonly rates: ReadonlyMap<string, readonly DatedRate[]>;
}
export interface DatedRate {
  readonly day: Day;
  /** An exact decimal above 0. */
  readonly rate: string;
}

/** An older rate is none: days after it stay unpriced until a person uploads a newer one. */
const MOST_DAYS_OLD = 7;

/** The newest rate of the day or of the seven days before it; null where there is none. */
export function rateOn({ to, rates }: ExchangeRates, currency: string, day: Day): string | null {
  if (currency === to) return "1";
  const dated = rates.get(currency) ?? [];
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle]?.day ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  const found = dated[low - 1];
  return found && daysBetween(found.day, day) <= MOST_DAYS_OLD ? found.rate : null;
}

/** The days on which the rate of a currency may become another one, or none. */
export const rateDays = ({ rates }: ExchangeRates, currency: string): Day[] =>
  (rates.get(currency) ?? []).flatMap(({ day }) => [day, addDays(day, MOST_DAYS_OLD + 1)]);
