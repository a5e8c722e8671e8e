import { createHash } from "node:crypto";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Lets all of a stream through into another; answers the SHA-256 of what went through. */
export async function pour(source: Readable, target: NodeJS.WritableStream): Promise<string> {
  const hash = createHash("sha256");
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, through, target);
  return hash.digest("hex");
}
