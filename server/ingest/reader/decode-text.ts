import type { PlainSource } from "./open-plain";
import { refuse } from "./refused-file-error";
import type { Encoding } from "./survey-file";

/** A file's text as UTF-8 bytes without a byte order mark, chunk by chunk. */
export async function* decodeText(source: PlainSource, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === "utf-8") {
    let isFirst = true;
    for await (const chunk of source.open()) {
      const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      isFirst = false;
      yield hasMark ? chunk.subarray(3) : chunk;
    }
    return;
  }
  // Windows-1252 is Latin-1 with printable characters where that has none; it is what spreadsheets mean.
  const decoder = new TextDecoder(encoding === "latin-1" ? "windows-1252" : encoding, {
    fatal: encoding !== "latin-1",
  });
  let bytes = 0;
  const decode = (chunk?: Buffer): Buffer => {
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      if (!text.includes("\0")) return Buffer.from(text, "utf8");
    } catch {
      throw refuse("undecodable", `The ${encoding} text is damaged near byte ${bytes}. Save the file as UTF-8.`);
    }
    throw refuse("nul-byte", `The text holds a NUL character near byte ${bytes}: it is damaged.`);
  };
  for await (const chunk of source.open()) {
    yield decode(chunk);
    bytes += chunk.length;
  }
  yield decode();
}
