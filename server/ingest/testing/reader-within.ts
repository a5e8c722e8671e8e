import { openLocked, rowsOf } from "../reader/locked-duckdb";
import { databaseError, type startReader } from "../reader/start-reader";
import { USUAL_LIMITS } from "../reader/read-input";

/**
 * A reader in this very process, locked like the one that has a process of its own: a test of a format starts none. What
 * the process itself is for, its limits and its end, is tested with it.
 */
export const readerWithin: typeof startReader = (place, limits = {}) => {
  const opened = openLocked({ ...USUAL_LIMITS, ...limits, ...place, threads: 1 });
  let last: Promise<unknown> = opened;
  return {
    query: (sql) => {
      const answer = last
        .then(async () => rowsOf(await opened, sql))
        .catch((error: Error) => {
          throw databaseError(error.message);
        });
      last = answer.catch(() => undefined);
      return answer;
    },
    stop: () => void last.then(async () => (await opened).closeSync()),
  };
};
