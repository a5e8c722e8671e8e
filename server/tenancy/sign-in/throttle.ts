import type { PersonTransaction } from "../tenant-database";

export const TRIES = 5;
const PAUSE_MINUTES = 15;
const WINDOW_MINUTES = 15;

const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

/** Until when sign-in is paused for any of the keys (an account, an address); null: it is not. */
export async function pausedUntil(db: PersonTransaction, keys: readonly string[], now: Date): Promise<Date | null> {
  const rows = await db.signInThrottle.findMany({ where: { key: { in: [...keys] }, pausedUntil: { gt: now } } });
  return rows.reduce<Date | null>(
    (latest, row) => (row.pausedUntil && (!latest || row.pausedUntil > latest) ? row.pausedUntil : latest),
    null,
  );
}

/** Counts a wrong password under every key; answers how many tries are left before a pause. */
export async function countFailure(db: PersonTransaction, keys: readonly string[], now: Date): Promise<number> {
  let left = TRIES;
  for (const key of keys) {
    const row = await db.signInThrottle.findUnique({ where: { key } });
    const running = row && row.firstAt > minutesAfter(now, -WINDOW_MINUTES);
    const failures = (running ? row.failures : 0) + 1;
    const pausedUntil = failures >= TRIES ? minutesAfter(now, PAUSE_MINUTES) : null;
    const state = { failures: pausedUntil ? 0 : failures, firstAt: running ? row.firstAt : now, pausedUntil };
    await db.signInThrottle.upsert({ where: { key }, create: { key, ...state }, update: state });
    left = Math.min(left, TRIES - failures);
  }
  return Math.max(0, left);
}

export async function forgetFailures(db: PersonTransaction, keys: readonly string[]): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key: { in: [...keys] } } });
}
