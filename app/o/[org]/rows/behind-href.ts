/** An amount, as it stands in the address of the page that takes it apart. */
export interface AmountAsked {
  /** `2026-Q3` or `2026-07`. */
  readonly period: string;
  readonly of?: "usage" | "reported" | "spend" | "bill";
  readonly prices?: "then" | "now";
  readonly by?: "month" | "day";
  /** Null: what no workload has claimed. */
  readonly workload?: string | null;
  readonly importId?: string;
  readonly provider?: string;
  readonly model?: string;
}

const UNASSIGNED = "none";
const TEXTS = ["importId", "provider", "model"] as const;

/** `?period=2026-Q3&workload=…`: what is usual is left out. */
export function behindQuery({ period, of = "usage", prices = "then", by = "month", ...asked }: AmountAsked): string {
  const query = new URLSearchParams({ period });
  if (of !== "usage") query.set("of", of);
  if (prices !== "then") query.set("prices", prices);
  if (by !== "month") query.set("by", by);
  if (asked.workload !== undefined) query.set("workload", asked.workload ?? UNASSIGNED);
  for (const key of TEXTS) if (asked[key] !== undefined) query.set(key, asked[key]);
  return `?${query}`;
}

/** The page that takes an amount apart. */
export const behindHref = (org: string, asked: AmountAsked): string => `/o/${org}/rows${behindQuery(asked)}`;

/** What the API is asked for it. */
export const questionOf = ({ workload, ...asked }: AmountAsked) => ({
  ...asked,
  ...(workload === undefined ? {} : { workloadId: workload }),
});

const oneOf = <Value extends string>(
  text: string | undefined,
  [usual, ...others]: readonly [Value, ...Value[]],
): Value => others.find((value) => value === text) ?? usual;

/** The amount of an address; null where it names no period. What is there twice counts once. */
export function amountOf(search: Readonly<Record<string, string | string[] | undefined>>): AmountAsked | null {
  const text = (key: string): string | undefined => {
    const value = search[key];
    return Array.isArray(value) ? value[0] : value;
  };
  const period = text("period");
  if (period === undefined || !/^\d{4}-(Q[1-4][b-i]?|0[1-9]|1[0-2])$/.test(period)) return null;
  const workload = text("workload");
  const texts = TEXTS.flatMap((key) => {
    const value = text(key);
    return value === undefined || value.length > 300 ? [] : [[key, value] as const];
  });
  return {
    period,
    of: oneOf(text("of"), ["usage", "reported", "spend", "bill"] as const),
    prices: oneOf(text("prices"), ["then", "now"] as const),
    by: oneOf(text("by"), ["month", "day"] as const),
    ...(workload === undefined ? {} : { workload: workload === UNASSIGNED ? null : workload }),
    ...Object.fromEntries(texts),
  };
}
