import { Refusal } from "@/server/kernel/refusal";

/** Codes of PostgreSQL, of Prisma and of the operating system. */
const REASONS: readonly { readonly codes: RegExp; readonly sentence: string }[] = [
  {
    codes: /^(57P0[1-5]|08...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017)$/,
    sentence: "The connection to the database was lost.",
  },
  { codes: /^(53100|ENOSPC|EDQUOT|EFBIG)$/, sentence: "There was no room on the disk." },
  { codes: /^(53200|53300|53400|ENOMEM|EMFILE)$/, sentence: "The server had too much to do." },
  { codes: /^(ENOENT|EACCES|EIO)$/, sentence: "The uploaded file could not be read on the server's disk." },
];
const LOST = /connection terminated|terminating connection|server closed the connection|socket hang up/i;
const UNKNOWN = "Something went wrong on our side.";

/** Why an import could not be finished, in a sentence; without an error, the process that was at it ended each time. */
export function whyFailed(error: unknown): string {
  if (error === undefined) return "The server ended in the middle of it, again and again.";
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return UNKNOWN;
  const code = (error as { code?: unknown }).code;
  const known = typeof code === "string" ? REASONS.find(({ codes }) => codes.test(code)) : undefined;
  if (known) return known.sentence;
  if (LOST.test(error.message)) return REASONS[0]?.sentence ?? UNKNOWN;
  return error.cause === undefined ? UNKNOWN : whyFailed(error.cause);
}
