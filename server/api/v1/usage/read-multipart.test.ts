import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../problem";
import { readMultipart } from "./read-multipart";

const BOUNDARY = "----quarterdeck7MA4YWxkTrZu0gW";

interface Part {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const written = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name, fileName, bytes }) => [
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      Buffer.from(bytes),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);

/** The bytes in chunks that end at the given places. */
async function* inChunks(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  for (const [at, place] of [...places, bytes.length].entries()) yield bytes.subarray(places[at - 1] ?? 0, place);
}

async function readAll(body: AsyncIterable<Uint8Array>, takes: (at: number) => number = () => Infinity) {
  const found: { name: string | null; fileName: string | null; bytes: Buffer }[] = [];
  for await (const { name, fileName, content } of readMultipart(body, BOUNDARY)) {
    const chunks: Uint8Array[] = [];
    if (takes(found.length) > 0)
      for await (const chunk of content) {
        chunks.push(chunk);
        if (chunks.length >= takes(found.length)) break;
      }
    found.push({ name, fileName, bytes: Buffer.concat(chunks) });
  }
  return found;
}

const someParts = fc.array(
  fc.record({
    name: fc.constant("file"),
    fileName: fc.stringMatching(/^[a-zäö ._-]{1,20}$/u),
    // Line ends, dashes and beginnings of the boundary are what a reader stumbles over.
    bytes: fc
      .array(
        fc.oneof(
          fc.uint8Array({ maxLength: 20 }),
          fc.constantFrom("\r\n", "--", "\r\n--", `--${BOUNDARY.slice(0, 9)}`),
        ),
      )
      .map((pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("a multipart body", () => {
  it("gives back what was sent, wherever it was cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(someParts, fc.array(fc.nat(), { maxLength: 12 }), async (parts, cuts) => {
        const found = await readAll(inChunks(written(parts), cuts));
        expect(found.map(({ fileName, bytes }) => [fileName, bytes.toString("hex")])).toEqual(
          parts.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString("hex")]),
        );
      }),
    );
  });

  it("goes on to the next part when nobody wanted all of the one before", async () => {
    await fc.assert(
      fc.asyncProperty(someParts, fc.array(fc.nat(), { maxLength: 12 }), fc.nat(2), async (parts, cuts, most) => {
        const found = await readAll(inChunks(written(parts), cuts), () => most);
        expect(found.map(({ fileName }) => fileName)).toEqual(parts.map(({ fileName }) => fileName));
      }),
    );
  });

  it("is cut short wherever it ends before its closing boundary", async () => {
    const whole = written([{ name: "file", fileName: "a.csv", bytes: Buffer.from("day,model\r\n2026-09-30,x\r\n") }]);
    const closing = whole.lastIndexOf("--") + 2;
    for (let length = 0; length < closing; length += 1)
      await expect(readAll(inChunks(whole.subarray(0, length), [])), `${length} bytes`).rejects.toMatchObject({
        type: "cut-short",
      });
  });

  it("reads names that are quoted, escaped or extended", async () => {
    const body = [
      `--${BOUNDARY}`,
      `content-disposition: form-data; name=file; filename="a \\"b\\"; c.csv"`,
      "",
      "1",
      `--${BOUNDARY}  `,
      `Content-Disposition: form-data; name="file"; filename="x"; filename*=UTF-8''%e2%82%ac.csv`,
      "",
      "2",
      `--${BOUNDARY}--`,
    ].join("\r\n");
    const found = await readAll(inChunks(Buffer.from(body), []));
    expect(found.map(({ fileName, bytes }) => [fileName, String(bytes)])).toEqual([
      ['a "b"; c.csv', "1"],
      ["€.csv", "2"],
    ]);
  });

  it.each([
    ["no disposition", "Content-Type: text/csv"],
    ["another disposition", 'Content-Disposition: attachment; filename="a"'],
    ["a packed part", 'Content-Disposition: form-data; filename="a"\r\nContent-Transfer-Encoding: base64'],
    ["a header without a colon", 'Content-Disposition: form-data; filename="a"\r\nnonsense'],
  ])("is refused for %s", async (_what, headers) => {
    const body = Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\nx\r\n--${BOUNDARY}--`);
    await expect(readAll(inChunks(body, []))).rejects.toBeInstanceOf(Problem);
  });
});
