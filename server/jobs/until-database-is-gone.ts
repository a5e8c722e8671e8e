import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

const LOOK_EVERY_MS = 1_000;
const ANSWERS_WITHIN_MS = 2_000;
/** One look may fall into a restart. */
const MOST_SILENT_LOOKS = 2;

/** Ends once a database has not answered twice in a row, refused or silent alike, or when nobody wants to know any more. */
export async function untilDatabaseIsGone(url: string, signal: AbortSignal): Promise<void> {
  for (let silent = 0; silent < MOST_SILENT_LOOKS && !signal.aborted;) {
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    silent = signal.aborted || (await answers(url)) ? 0 : silent + 1;
  }
}

async function answers(url: string): Promise<boolean> {
  const limits = { connectionTimeoutMillis: ANSWERS_WITHIN_MS, query_timeout: ANSWERS_WITHIN_MS };
  const client = new Client({ connectionString: url, ...limits });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    // One that is silent would not say goodbye either.
    void client.end().catch(() => undefined);
  }
}
