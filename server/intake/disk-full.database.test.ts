import { execFile } from "node:child_process";
import { createReadStream, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { brokenInvariants } from "../testing/broken-invariants";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { uploadPlace } from "./uploads-folder";
import { receiveUpload } from ".";

const database = useTestDatabase();
const { root } = inject("testServer");
const SENDER = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const bundle = path.join(root, ".build", "tests", "limited-process.mjs");
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output";
const rowsOf = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `2026-08-${10 + (at % 20)},openai,gpt-4o-mini,"p${at % 97}",1,${at},0,${at % 7}`,
  ).join("\n");
/** What a process may write into one file: less than a third of the large file, far more than the small one. */
const MOST_KIB = 256;
let large: string;
let packed: string;
let small: string;

beforeAll(async () => {
  await build({
    entryPoints: [path.join(root, "server/intake/testing/limited-process.ts")],
    outfile: bundle,
    ...{ bundle: true, format: "esm", platform: "node", packages: "external", logLevel: "error", alias: { "@": root } },
  });
  [large, packed, small] = ["large.csv", "packed.csv.gz", "small.csv"].map((name) =>
    path.join(database.folder, name),
  ) as [string, string, string];
  writeFileSync(large, `${HEADER}\n${rowsOf(20_000)}\n`);
  writeFileSync(packed, gzipSync(`${HEADER}\n${rowsOf(20_000)}\n`));
  writeFileSync(small, `${HEADER}\n${rowsOf(100)}\n`);
});

interface Outcome {
  readonly done?: { readonly status?: string; readonly message?: string; readonly report?: object } | null;
  readonly thrown?: { readonly kind: string; readonly code?: string; readonly message: string };
}

/** Does it where the disk is full, as it looks to a process: no file of it may grow beyond the limit. */
async function onFullDisk(act: string, { id }: WorldOrganization, file: string): Promise<Outcome> {
  const command = `ulimit -f ${MOST_KIB}; exec "$0" "$@"`;
  const { stdout } = await promisify(execFile)("bash", ["-c", command, process.execPath, bundle, act, id, file], {
    cwd: root,
    env: process.env,
  });
  return JSON.parse(stdout) as Outcome;
}

const leftOf = ({ id }: WorldOrganization): string[] =>
  ["uploads", "uploads-begun", "canonical"].flatMap((kind) => {
    const folder = path.join(database.folder, kind, id);
    return existsSync(folder) ? readdirSync(folder) : [];
  });
const importsOf = ({ id }: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const found = await client.query(`SELECT status, message FROM "Import" WHERE "organizationId" = $1`, [id]);
    return found.rows as { status: string; message: string }[];
  });
const NO_ROOM = expect.stringContaining("There is no room on the disk");

describe("a disk that is full", () => {
  it.each([
    ["in one piece", "upload"],
    ["in parts", "parts"],
  ])("ends an upload %s with a clear refusal, and nothing of it stays", async (_, act) => {
    const full = (await world<string>(`full-${act}`))[`full-${act}`];
    expect(await onFullDisk(act, full!, large)).toMatchObject({
      thrown: { kind: "Refusal", code: "disk-full", message: NO_ROOM },
    });
    expect([leftOf(full!), await importsOf(full!)]).toEqual([[], []]);
    expect(await onFullDisk(act, full!, small)).toMatchObject({ done: expect.anything() });
    expect(await importsOf(full!)).toMatchObject([{ status: "uploaded" }]);
  });

  it("refuses a file that cannot be read for want of room, cleans up, and leaves others alone", async () => {
    const { poor, other } = await world("poor", "other");
    for (const file of [large, packed])
      expect(await onFullDisk("import", poor, file)).toMatchObject({
        done: { status: "refused", message: NO_ROOM, report: { refused: { code: "disk-full" } } },
      });
    expect([leftOf(poor), await importsOf(poor)]).toEqual([[], []]);
    expect(await onFullDisk("import", other, small)).toMatchObject({ done: { status: "committed" } });
    expect(await brokenInvariants(database.adminUrl, database.folder)).toEqual([]);
  });

  it("refuses an upload that a job reads, and takes its file away", async () => {
    const { job } = await world("job");
    const id = await receiveUpload(job.id, SENDER, {
      ...{ fileName: "large.csv", body: createReadStream(large), contentLength: statSync(large).size, hints: {} },
    });
    expect(await onFullDisk("inspect", job, id)).toEqual({ done: null });
    expect(await importsOf(job)).toEqual([{ status: "refused", message: NO_ROOM }]);
    expect(existsSync(uploadPlace(job.id, id).folder)).toBe(false);
  });
});
