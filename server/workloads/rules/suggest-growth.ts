/** What growth is told from: a quarter's tokens, and its requests as far as they are counted. */
export interface GrowthQuarter {
  readonly key: string;
  readonly tokens: number;
  readonly requests: number | null;
  readonly countedTokens: number;
}

export interface SuggestedGrowth {
  /** A share a month. */
  readonly value: number;
  /** Keys of the quarters that it leads from and to. */
  readonly from: string;
  readonly to: string;
  readonly basis: "requests" | "tokens";
}

const COUNTED = 0.95;
const MONTHS = 3;

/**
 * The constant monthly growth that leads from one whole quarter to the next, by requests, or by tokens where requests are
 * not counted; `null` where one of them has no usage. Quarters come oldest first, ended ones only. It counts when a person
 * accepts it, not before. Source: spec "From usage to the engine".
 */
export function suggestGrowth(ended: readonly GrowthQuarter[]): SuggestedGrowth | null {
  const [before, now] = [ended.at(-2), ended.at(-1)];
  if (!before || !now) return null;
  const areCounted = [before, now].every(({ tokens, countedTokens }) => countedTokens >= COUNTED * tokens);
  const [from, to] = areCounted ? [before.requests ?? 0, now.requests ?? 0] : [before.tokens, now.tokens];
  if (from <= 0 || to <= 0) return null;
  const value = Number(((to / from) ** (1 / MONTHS) - 1).toPrecision(6));
  return { value, from: before.key, to: now.key, basis: areCounted ? "requests" : "tokens" };
}
