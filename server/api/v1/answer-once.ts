import type { Prisma } from "../../tenancy/generated/client";
import { inTenant } from "../../tenancy/tenant-database";
import type { Entered } from "./bearer";
import { Problem, problemOf, problemResponse } from "./problem";
import type { Fingerprint } from "./usage/read-files";

/** A day is promised; a retry after a weekend is answered too. */
const KEPT_HOURS = 72;
/** Whoever is at work says so every half minute; after this a claim was left by a killed process and is void. */
const CLAIM_MS = 120_000;
const TELL_EVERY_MS = 30_000;
const KEPT_HEADERS = ["content-type", "location", "retry-after"];

interface Remembered {
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** What came of a request. Where a part of it failed for the moment only, as without room on the disk, it may be sent again. */
export interface Attempt {
  readonly answer: Response;
  readonly isForTheMoment: boolean;
}
type Claim = "mine" | "in use" | Remembered;

/** The key of a request; null where it has none. @throws Problem for one that cannot be a key. */
export function idempotencyKeyOf(request: Request): string | null {
  const given = request.headers.get("idempotency-key")?.trim();
  if (given === undefined) return null;
  // The header is a string of RFC 8941, in quotes; most clients send it without.
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = "Use 1 to 255 letters, digits and signs without blanks, a UUID for example.";
  throw new Problem("bad-request", `Idempotency-Key: ${detail}`, { errors: [{ header: "Idempotency-Key", detail }] });
}

/**
 * Does what a request asks once for each key: whoever sends the same again gets the first answer with its status, other bytes
 * are refused, and while the first is at work the others are told to wait. `work` and `pass` lead the whole body through the
 * fingerprint. Refusals that judge the content are remembered like answers; bugs, bodies that did not arrive, and what failed for the
 * moment alone are not.
 */
export async function answerOnce(
  { entered, request }: { entered: Entered; request: Request },
  fingerprint: Fingerprint,
  work: () => Promise<Attempt>,
  pass: () => Promise<void>,
): Promise<Response> {
  const key = idempotencyKeyOf(request);
  if (key === null) return (await work()).answer;
  const claim = await claimKey(entered, key);
  if (claim === "in use")
    throw new Problem("key-in-use", "The first request with this Idempotency-Key is still at work.", {
      headers: { "retry-after": "1" },
    });
  if (claim !== "mine") {
    await pass();
    return repeated(claim, fingerprint.text());
  }
  const telling = setInterval(() => void tellAtWork(entered, key).catch(() => undefined), TELL_EVERY_MS);
  try {
    const { answer, isForTheMoment } = await work().catch((error: unknown) => {
      const refused = problemResponse(problemOf(error), new URL(request.url).pathname);
      return { answer: refused, isForTheMoment: passes(refused.status) };
    });
    const isFinal = fingerprint.isWhole && !isForTheMoment;
    return isFinal ? await remember(entered, key, fingerprint.text(), answer) : await forget(entered, key, answer);
  } finally {
    clearInterval(telling);
  }
}

/** Whether what answers so may go another way when it is asked again. */
export const passes = (status: number): boolean => status >= 500 || status === 429;

function repeated(known: Remembered, fingerprint: string): Response {
  if (known.fingerprint !== fingerprint)
    throw new Problem(
      "key-reused",
      "This Idempotency-Key was used for another request: use a new key for other bytes or another address.",
    );
  const { status, headers, body } = known;
  return new Response(status === 204 ? null : body, {
    status,
    headers: { ...headers, "idempotency-replayed": "true" },
  });
}

const claimKey = ({ organizationId, tokenId, now }: Entered, key: string): Promise<Claim> =>
  inTenant(organizationId, async (db) => {
    const kept = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
    await db.rememberedAnswer.deleteMany({ where: { organizationId, claimedAt: { lt: kept } } });
    const { count } = await db.rememberedAnswer.createMany({
      data: [{ organizationId, tokenId, key, claimedAt: now }],
      skipDuplicates: true,
    });
    if (count === 1) return "mine";
    const row = await db.rememberedAnswer.findUnique({
      where: { organizationId_tokenId_key: { organizationId, tokenId, key } },
    });
    if (row && row.status !== null) {
      const { fingerprint, status, body } = row;
      return { fingerprint, status, body, headers: row.headers as Record<string, string> };
    }
    const left = new Date(now.getTime() - CLAIM_MS);
    const taken = await db.rememberedAnswer.updateMany({
      where: { organizationId, tokenId, key, status: null, claimedAt: { lt: left } },
      data: { claimedAt: now },
    });
    return taken.count === 1 ? "mine" : "in use";
  });

const tellAtWork = ({ organizationId, tokenId }: Entered, key: string): Promise<unknown> =>
  inTenant(organizationId, (db) =>
    db.rememberedAnswer.updateMany({
      where: { organizationId, tokenId, key, status: null },
      data: { claimedAt: new Date() },
    }),
  );

async function remember(
  { organizationId, tokenId }: Entered,
  key: string,
  fingerprint: string,
  answer: Response,
): Promise<Response> {
  const body = await answer.clone().text();
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? ""]] : [])),
  );
  await inTenant(organizationId, (db) =>
    db.rememberedAnswer.updateMany({
      where: { organizationId, tokenId, key },
      data: { fingerprint, status: answer.status, headers: headers satisfies Prisma.InputJsonObject, body },
    }),
  );
  return answer;
}

async function forget({ organizationId, tokenId }: Entered, key: string, answer: Response): Promise<Response> {
  await inTenant(organizationId, (db) =>
    db.rememberedAnswer.deleteMany({ where: { organizationId, tokenId, key, status: null } }),
  );
  return answer;
}
