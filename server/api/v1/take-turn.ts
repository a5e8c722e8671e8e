interface Bucket {
  turns: number;
  at: number;
}

/** Kept on the global object: a development server loads this module again at every change. */
const shared = globalThis as typeof globalThis & { quarterdeckTurns?: Map<string, Bucket> };
const MOST_BUCKETS = 10_000;

/**
 * A token bucket: a minute's worth of requests at once, filled again evenly. Answers 0 where it is this caller's turn, else
 * in how many seconds it will be. `at` is in milliseconds.
 */
export function takeTurn(key: string, perMinute: number, at: number): number {
  const buckets = (shared.quarterdeckTurns ??= new Map());
  const known = buckets.get(key);
  const since = known ? Math.max(0, at - known.at) : 0;
  const turns = known ? Math.min(perMinute, known.turns + (since * perMinute) / 60_000) : perMinute;
  // The oldest is first; one that comes back starts full, which is what an idle one would be.
  buckets.delete(key);
  for (const oldest of buckets.keys()) {
    if (buckets.size < MOST_BUCKETS) break;
    buckets.delete(oldest);
  }
  const isTurn = turns >= 1;
  buckets.set(key, { turns: isTurn ? turns - 1 : turns, at });
  return isTurn ? 0 : Math.ceil(((1 - turns) * 60) / perMinute);
}
