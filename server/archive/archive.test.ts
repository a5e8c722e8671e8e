import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { readZip, ZipWriter } from "./index";

const folder = mkdtempSync(path.join(tmpdir(), "archive-"));
afterAll(() => rmSync(folder, { recursive: true }));

const noise = randomBytes(3_000_000);
async function written(name: string): Promise<string> {
  const file = path.join(folder, name);
  const zip = new ZipWriter(createWriteStream(file));
  await zip.addText("manifest.json", '{"ü":1}');
  const { bytes, sha256 } = await zip.add("noise/größe.bin", Readable.from([noise.subarray(0, 7), noise.subarray(7)]));
  expect([bytes, sha256]).toEqual([noise.length, createHash("sha256").update(noise).digest("hex")]);
  await zip.addText("empty", "");
  await zip.end();
  return file;
}

describe("an archive", () => {
  it("gives back what was put in, bytes for bytes", async () => {
    const zip = await readZip(await written("whole.zip"));
    expect(zip.names).toEqual(["manifest.json", "noise/größe.bin", "empty"]);
    expect(await zip.text("manifest.json", 100)).toBe('{"ü":1}');
    await expect(zip.text("manifest.json", 3)).rejects.toThrow(/too large/);
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.stream("noise/größe.bin")) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(noise)).toBe(true);
    expect(await zip.text("empty", 0)).toBe("");
    zip.close();
  });

  it("is the same bytes for the same content", async () => {
    expect(readFileSync(await written("one.zip")).equals(readFileSync(await written("two.zip")))).toBe(true);
  });

  it("that is cut short or is something else is refused", async () => {
    const whole = readFileSync(await written("cut.zip"));
    for (const [name, bytes] of [
      ["short.zip", whole.subarray(0, -30)],
      ["text.zip", Buffer.from("not a zip")],
      ["none.zip", Buffer.alloc(0)],
    ] as const) {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      await expect(readZip(file), name).rejects.toMatchObject({ code: "broken-archive" });
    }
  });
});
