import type { Day } from "@/server/kernel/day";
import {
  addQuarters,
  parseQuarter,
  quarterLabel,
  quarterOf,
  type FiscalYearStart,
  type Quarter,
} from "@/server/kernel/quarter";
import type { Ability } from "@/server/tenancy/abilities";

export type Prices = "then" | "now";

export interface QuarterSearch {
  readonly quarter?: string | string[];
  readonly prices?: string | string[];
}

export interface AskedQuarter {
  readonly quarter: Quarter;
  readonly label: string;
  readonly prices: Prices;
  /** Nobody asked for a quarter: it is the last one that has ended. */
  readonly isDefault: boolean;
  readonly previous: Quarter;
  /** `null` where the next one has not begun, or is not for this reader yet. */
  readonly next: Quarter | null;
}

export interface Reader {
  readonly today: Day;
  readonly abilities: readonly Ability[];
  readonly organization: { readonly fiscalYearStart: FiscalYearStart };
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));

/**
 * The quarter and prices that an address asks for. Without one, or with one that is none or has not begun, it is the last
 * quarter that has ended; who reads published reviews alone sees no running quarter.
 */
export function askedQuarter(search: QuarterSearch, { today, abilities, organization }: Reader): AskedQuarter {
  const start = organization.fiscalYearStart;
  const running = quarterOf(today, start);
  const ended = addQuarters(running, -1, start);
  const last = abilities.includes("review:read") ? running : ended;
  const asked = parseQuarter(one(search.quarter), start);
  const isKnown = asked !== null && asked.from <= last.from;
  const quarter = isKnown ? asked : ended;
  return {
    quarter,
    label: quarterLabel(quarter, start),
    prices: one(search.prices) === "now" ? "now" : "then",
    isDefault: !isKnown,
    previous: addQuarters(quarter, -1, start),
    next: quarter.from < last.from ? addQuarters(quarter, 1, start) : null,
  };
}

/** `?quarter=2026-Q3&prices=now`: what another address needs to ask for the same. */
export function quarterQuery({ quarter, prices }: Pick<AskedQuarter, "quarter" | "prices">): string {
  return `?quarter=${quarter.key}${prices === "now" ? "&prices=now" : ""}`;
}
