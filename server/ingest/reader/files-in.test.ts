import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { zipOf } from "../testing/zip-of";
import { filesIn } from "./files-in";
import type { ArchiveLimits } from "./open-archive";

let folder = "";
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-archive-"))));
afterEach(() => rm(folder, { recursive: true }));

/** Names of what was found, each with its text or the code it was refused with. */
async function found(bytes: Buffer, limits?: Partial<ArchiveLimits>): Promise<string[][]> {
  const archive = path.join(folder, "a.zip");
  const members = await mkdtemp(path.join(folder, "members-"));
  await writeFile(archive, bytes);
  const seen: string[][] = [];
  for await (const file of filesIn(archive, "a.zip", members, limits)) {
    if (file.path) expect(path.dirname(file.path)).toBe(members);
    seen.push([file.name, file.refused ? file.refused.code : (await readFile(file.path, "utf8")).slice(0, 20)]);
  }
  expect(await readdir(members)).toEqual([]);
  return seen;
}

describe("the files in an archive", () => {
  it("come one after the other under the archive's name, without folders and what macOS adds", async () => {
    const zip = zipOf([
      { name: "usage/", bytes: "" },
      { name: "usage/july.csv", bytes: "a" },
      { name: "__MACOSX/usage/._july.csv", bytes: "x" },
      { name: "usage/.DS_Store", bytes: "x" },
      { name: "août.csv", bytes: "b" },
    ]);
    expect(await found(zip)).toEqual([
      ["a.zip/usage/july.csv", "a"],
      ["a.zip/août.csv", "b"],
    ]);
  });

  it("cannot lead out of it by their names", async () => {
    const zip = zipOf(
      ["../../etc/passwd", "/root/x.csv", "C:\\temp\\y.csv", "a/../../z.csv"].map((name) => ({ name, bytes: "1" })),
    );
    expect((await found(zip)).map(([name]) => name)).toEqual([
      "a.zip/etc/passwd",
      "a.zip/root/x.csv",
      "a.zip/temp/y.csv",
      "a.zip/a/z.csv",
    ]);
  });

  it("are refused by name where they are encrypted, damaged, bombs or archives, and the others still come", async () => {
    const zip = zipOf([
      { name: "secret.csv", bytes: "x", isEncrypted: true },
      { name: "inner.zip", bytes: zipOf([{ name: "x.csv", bytes: "1" }]) },
      { name: "bomb.csv", bytes: Buffer.alloc(30_000_000) },
      { name: "bent.csv", bytes: "x", checksum: 1 },
      { name: "good.csv", bytes: "1" },
    ]);
    expect(await found(zip)).toEqual([
      ["a.zip/secret.csv", "encrypted-member"],
      ["a.zip/inner.zip", "nested-archive"],
      ["a.zip/bomb.csv", "decompression-bomb"],
      ["a.zip/bent.csv", "broken-member"],
      ["a.zip/good.csv", "1"],
    ]);
  });

  it("may hold so much together, and be so many", async () => {
    const zip = zipOf(["a", "b", "c"].map((name) => ({ name, bytes: "1234" })));
    expect(await found(zip, { mostPlainBytes: 9 })).toEqual([
      ["a.zip/a", "1234"],
      ["a.zip/b", "1234"],
      ["a.zip/c", "too-large"],
    ]);
    expect(await found(zip, { mostMembers: 2 })).toEqual([["a.zip", "too-many-members"]]);
  });

  it("are none where the archive is cut short, empty, or a workbook", async () => {
    const zip = zipOf([{ name: "a", bytes: "1234" }]);
    expect(await found(zip.subarray(0, zip.length - 5))).toEqual([["a.zip", "broken-archive"]]);
    expect(await found(zipOf([]))).toEqual([["a.zip", "empty-archive"]]);
    expect(await found(zipOf([{ name: "[Content_Types].xml", bytes: "<x/>" }]))).toEqual([
      ["a.zip", "unknown-container"],
    ]);
  });

  it("are the file itself where it is no archive", async () => {
    const file = path.join(folder, "a.csv");
    await writeFile(file, "day\n");
    const seen = [];
    for await (const one of filesIn(file, "a.csv", folder)) seen.push(one);
    expect(seen).toEqual([{ name: "a.csv", path: file, refused: null }]);
  });
});
