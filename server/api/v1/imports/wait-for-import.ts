import { importOutcome, type ImportOutcome } from "../../../intake";
import { asMachine, type Entered } from "../bearer";

const LOOK_EVERY_MS = 150;
/** Larger files take longer than anybody waits. */
const SMALL_BYTES = 16 * 2 ** 20;
const USUAL_WAIT_SECONDS = 20;
const MOST_WAIT_SECONDS = 60;

/** How long a request waits for its work (RFC 7240): `respond-async` not at all, `wait=10` ten seconds, else by size. */
export function waitSecondsOf(request: Request, bytes: number): number {
  const preferences = (request.headers.get("prefer") ?? "").split(",").map((text) => text.trim().toLowerCase());
  if (preferences.includes("respond-async")) return 0;
  const asked = preferences
    .map((text) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(text)?.[1])
    .find((text) => text !== undefined);
  if (asked !== undefined) return Math.min(Number(asked), MOST_WAIT_SECONDS);
  return bytes <= SMALL_BYTES ? USUAL_WAIT_SECONDS : 0;
}

/** Looks at an import until no job will change it any more, or the time is over. */
export async function waitForImport(entered: Entered, id: string, deadline: number): Promise<ImportOutcome> {
  for (;;) {
    const outcome = await asMachine(entered, (ctx) => importOutcome(ctx, { id }));
    if (outcome.isSettled || Date.now() >= deadline) return outcome;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
