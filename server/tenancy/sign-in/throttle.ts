import { Refusal } from "../../kernel/refusal";
import { noteSecurity } from "../../security-log";
import { asPerson, type PersonTransaction } from "../tenant-database";

/** So many tries within a window; the last of them begins a pause. */
export interface Limit {
  readonly tries: number;
  readonly windowMinutes: number;
  readonly pauseMinutes: number;
}

/** Every limit by its name. Those of an address are wide: a whole company may stand behind one. */
export const LIMITS = {
  /** Passwords and codes for one account. */
  "sign-in": { tries: 5, windowMinutes: 15, pauseMinutes: 15 },
  "sign-in-address": { tries: 60, windowMinutes: 15, pauseMinutes: 15 },
  /** Codes of a second factor that a signed-in person gives. */
  code: { tries: 5, windowMinutes: 15, pauseMinutes: 15 },
  /** Letters to one address that somebody asks for. */
  reset: { tries: 3, windowMinutes: 60, pauseMinutes: 60 },
  link: { tries: 3, windowMinutes: 15, pauseMinutes: 15 },
  "letters-address": { tries: 20, windowMinutes: 60, pauseMinutes: 60 },
  /** Invitations that one organization sends. */
  invitation: { tries: 50, windowMinutes: 60, pauseMinutes: 60 },
  /** Organizations that one person makes. */
  organization: { tries: 5, windowMinutes: 1440, pauseMinutes: 1440 },
  /** Files that one person announces in one organization. */
  upload: { tries: 300, windowMinutes: 60, pauseMinutes: 10 },
  "company-address": { tries: 60, windowMinutes: 15, pauseMinutes: 15 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export const TRIES = LIMITS["sign-in"].tries;

/** One limit, and whose tries are counted: an account's, an address's, an organization's. */
export type Turn = readonly [limit: LimitName, whose: string];

const keyOf = ([limit, whose]: Turn): string => `${limit}:${whose}`;
const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

/**
 * Counts a try before it is made, in a transaction of its own, so that neither a refusal nor many tries at once go uncounted.
 * Nobody is counted where `whose` is empty.
 * @returns how many tries are left before a pause
 * @throws Refusal `paused` with the minutes
 */
export async function takeTurn(turns: readonly Turn[], now: Date): Promise<number> {
  const counted = turns.filter(([, whose]) => whose !== "").sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return asPerson(null, async (db) => {
    const left: number[] = [];
    for (const turn of counted) left.push(await count(db, turn, now));
    return Math.min(...left, Number.MAX_SAFE_INTEGER);
  });
}

async function count(db: PersonTransaction, turn: Turn, now: Date): Promise<number> {
  const { tries, windowMinutes, pauseMinutes } = LIMITS[turn[0]];
  const since = minutesAfter(now, -windowMinutes);
  const until = minutesAfter(now, pauseMinutes);
  const [row] = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO "SignInThrottle" AS t (key, failures, "firstAt", "pausedUntil")
    VALUES (${keyOf(turn)}, 1, ${now}, ${tries <= 1 ? until : null}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t."pausedUntil" IS NULL AND t."firstAt" > ${since} THEN t.failures + 1 ELSE 1 END,
      "firstAt" = CASE WHEN t."pausedUntil" IS NULL AND t."firstAt" > ${since} THEN t."firstAt" ELSE ${now} END,
      "pausedUntil" = CASE WHEN t."pausedUntil" IS NULL AND t."firstAt" > ${since} AND t.failures + 1 >= ${tries}
        THEN ${until}::timestamptz END
    WHERE t."pausedUntil" IS NULL OR t."pausedUntil" <= ${now}
    RETURNING failures`;
  if (row) return Math.max(0, tries - row.failures);
  const paused = await db.signInThrottle.findUnique({ where: { key: keyOf(turn) } });
  const left = (paused?.pausedUntil ?? until).getTime() - now.getTime();
  const minutes = Math.max(1, Math.ceil(left / 60_000));
  noteSecurity({ event: "limit-reached", limit: turn[0] }, now);
  throw new Refusal(
    "forbidden",
    "paused",
    `Too many tries. Wait ${minutes} minute${minutes > 1 ? "s" : ""} and try again.`,
    { minutes },
  );
}

/** Forgets the tries: the last one was right. */
export async function forgetTurns(db: PersonTransaction, turns: readonly Turn[]): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key: { in: turns.map(keyOf) } } });
}

/** Takes one try back: it was right as far as it went. */
export async function giveTurnBack(turns: readonly Turn[]): Promise<void> {
  await asPerson(null, (db) =>
    db.signInThrottle.updateMany({
      where: { key: { in: turns.map(keyOf) }, failures: { gt: 0 } },
      data: { failures: { decrement: 1 }, pausedUntil: null },
    }),
  );
}
