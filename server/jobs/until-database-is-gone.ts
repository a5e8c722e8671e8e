import { setTimeout as pause } from "node:timers/promises";
import { databaseAnswers } from "../database";

const LOOK_EVERY_MS = 1_000;
/** One look may fall into a restart. */
const MOST_SILENT_LOOKS = 2;

/** Ends once a database has not answered twice in a row, refused or silent alike, or when nobody wants to know any more. */
export async function untilDatabaseIsGone(url: string, signal: AbortSignal): Promise<void> {
  for (let silent = 0; silent < MOST_SILENT_LOOKS && !signal.aborted;) {
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    silent = signal.aborted || (await databaseAnswers(url)) ? 0 : silent + 1;
  }
}
