import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { isDeeperThan } from "../../kernel/is-deeper-than";
import { Problem } from "./problem";

const NOTHING = (async function* () {})();

/** The body of a request as it comes; nothing where there is none. */
export const bodyOf = (request: Request): AsyncIterable<Uint8Array> =>
  (request.body as unknown as AsyncIterable<Uint8Array> | null) ?? NOTHING;

/**
 * A small body, whole: inflated where it comes as gzip, and never more than `most` bytes of it however small it was packed.
 * @throws Problem too-large, cut-short, or bad-request for what is no gzip.
 */
export async function readWhole(
  body: AsyncIterable<Uint8Array>,
  encoding: "identity" | "gzip",
  most: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    const plain = encoding === "gzip" ? inflated(body) : body;
    for await (const chunk of plain as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } catch (error) {
    throw explained(error);
  }
  return Buffer.concat(chunks);
}

/** What breaks before it is inflated breaks the reading too. */
const inflated = (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  pipeline(Readable.from(body), createGunzip(), () => undefined);

const tooLarge = (most: number): Problem =>
  new Problem("too-large", `At most ${sizeOf(most)} here, unpacked: send less at once.`);

const sizeOf = (bytes: number): string => (bytes < 2 ** 20 ? `${bytes / 2 ** 10} KiB` : `${bytes / 2 ** 20} MiB`);

function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "Z_BUF_ERROR") return new Problem("cut-short", "The gzip ends too early: send it again.");
  if (code.startsWith("Z_")) return new Problem("bad-request", "Content-Encoding says gzip, and the body is none.");
  if (code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" || (error as Error).name === "AbortError")
    return new Problem("cut-short", "The body was cut short: send it again.");
  return error;
}

/** The attributes of a trace may hold a whole conversation; none is half as deep. */
const MOST_LEVELS = 200;

/** A body of JSON. @throws Problem bad-request where it is none, or nested without end. */
export function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (isDeeperThan(text, MOST_LEVELS)) throw new SyntaxError(`it is nested more than ${MOST_LEVELS} levels deep`);
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "it is not UTF-8";
    throw new Problem("bad-request", `The body is not JSON: ${why}.`, { errors: [{ pointer: "#", detail: why }] });
  }
}
