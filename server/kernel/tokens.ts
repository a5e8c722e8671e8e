/**
 * Token counts in disjoint buckets: `uncachedInput` holds no cache reads or writes, `output` no reasoning.
 * Whole numbers; a count that no JavaScript number can hold exactly is refused at the border.
 */
export interface TokenBuckets {
  readonly uncachedInput: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  readonly reasoning: number;
}

export const TOKEN_BUCKETS = [
  "uncachedInput",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
  "output",
  "reasoning",
] as const;
export type TokenBucket = (typeof TOKEN_BUCKETS)[number];

export const noTokens: TokenBuckets = {
  uncachedInput: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  reasoning: 0,
};

export function addTokens(left: TokenBuckets, right: TokenBuckets): TokenBuckets {
  return Object.fromEntries(
    TOKEN_BUCKETS.map((bucket) => [bucket, left[bucket] + right[bucket]]),
  ) as unknown as TokenBuckets;
}

export const allTokens = (tokens: TokenBuckets): number =>
  TOKEN_BUCKETS.reduce((sum, bucket) => sum + tokens[bucket], 0);
/** Everything that was sent: uncached, read from and written to the cache. */
export const inputTokens = (tokens: TokenBuckets): number =>
  tokens.uncachedInput + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
/** Everything that was generated, reasoning included. */
export const outputTokens = (tokens: TokenBuckets): number => tokens.output + tokens.reasoning;
