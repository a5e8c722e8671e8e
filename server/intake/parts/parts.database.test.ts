import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BrokenWay, sendInParts, type UploadWay } from "@/app/o/[org]/imports/_upload/send-in-parts";
import { answerBegin, answerPart, type Uploader } from "../../api/uploads/answer-upload";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { receiveUpload } from "../receive-upload";
import { uploadPlace } from "../uploads-folder";
import { begunFolder, begunPlace } from "./begun-upload";
import { addPart, beginUpload, dropUpload, findBegun, sweepBegun } from ".";

const database = useTestDatabase();
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output";
const FILE = Buffer.from(
  `${HEADER}\n${Array.from({ length: 60_000 }, (_, at) => `2026-08-${10 + (at % 20)},openai,gpt-4o-mini,p${at % 50},1,${at},0,${at % 7}`).join("\n")}\n`,
);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const uploaderOf = (organization: WorldOrganization): Uploader => {
  const { userId: id, name } = organization.people.analyst;
  return { organizationId: organization.id, actor: { kind: "person", id, name, role: "analyst" } };
};
async function* bodyOf(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
const part = (offset: number, bytes: Uint8Array) => ({ offset, body: bodyOf(bytes), contentLength: bytes.length });
const begin = ({ organizationId, actor }: Uploader, bytes = FILE.length, more = {}) =>
  beginUpload(organizationId, actor, { fileName: "usage.csv", bytes, hints: {}, ...more });

const importsOf = (organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const found = await client.query(
      `SELECT id, "fileName", bytes::int, sha256, status, "uploadedBy" FROM "Import" WHERE "organizationId" = $1`,
      [organization.id],
    );
    return found.rows;
  });
const begunHere = (organization: WorldOrganization): string[] =>
  existsSync(begunFolder(organization.id)) ? readdirSync(begunFolder(organization.id)) : [];

/** The doors over a real socket, as the pages' server opens them; `uploader` has passed the door. */
let server: Server;
let uploader: Uploader;
/** Bytes after which the next part's connection is torn by the client. */
let tearAfter: number[] = [];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const hasBody = incoming.method === "PATCH" || incoming.method === "POST";
    const request = new Request(`http://quarterdeck.example${incoming.url}`, {
      method: incoming.method,
      headers: incoming.headers as Record<string, string>,
      ...(hasBody ? { body: incoming as unknown as BodyInit, duplex: "half" } : {}),
    } as RequestInit);
    const id = /\/([^/]+)$/.exec(incoming.url ?? "")?.[1] ?? "";
    void (request.method === "POST" ? answerBegin(request, uploader) : answerPart(request, uploader, id)).then(
      async (answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(Buffer.from(await answer.arrayBuffer()));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Answered {
  readonly status: number;
  readonly offset: string | undefined;
  readonly text: string;
}

function ask(method: string, path: string, headers: Record<string, string>, body?: Buffer, tearAt?: number) {
  return new Promise<Answered>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const length = body ? { "content-length": String(body.length) } : {};
    const asked = httpRequest({
      host: "127.0.0.1",
      port,
      method,
      path,
      agent: false,
      headers: { ...headers, ...length },
    });
    asked.once("error", () => reject(new BrokenWay("torn")));
    asked.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      answer.once("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          text,
          offset: answer.headers["upload-offset"] as string | undefined,
        }),
      );
    });
    if (tearAt === undefined) asked.end(body);
    // What was written is on its way before the connection is reset.
    else asked.write(body!.subarray(0, tearAt), () => setTimeout(() => asked.destroy(), 50));
  });
}

/** The page's way over real sockets, of which some are torn. */
function tornWay(): UploadWay {
  return {
    begin: async () => {
      const said = { fileName: "usage.csv", bytes: FILE.length, hints: {} };
      const { text } = await ask(
        "POST",
        "/uploads",
        { "content-type": "application/json" },
        Buffer.from(JSON.stringify(said)),
      );
      return (JSON.parse(text) as { id: string }).id;
    },
    offsetOf: async (id) => {
      const { status, offset } = await ask("HEAD", `/uploads/${id}`, {});
      return status === 200 ? Number(offset) : null;
    },
    send: async (id, offset, blob) => {
      const bytes = Buffer.from(await blob.arrayBuffer());
      const checksum = createHash("sha256").update(bytes).digest("base64");
      const headers = { "upload-offset": String(offset), "upload-checksum": `sha256 ${checksum}` };
      const tearAt = tearAfter.shift();
      const answer = await ask("PATCH", `/uploads/${id}`, headers, bytes, tearAt);
      if (answer.status >= 400) throw new BrokenWay(answer.text);
      return { offset: Number(answer.offset), isDone: answer.status === 201 };
    },
  };
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function memoryOf(begun: string | null = null) {
  const kept = { id: begun };
  return { kept, get: () => kept.id, set: (id: string | null) => void (kept.id = id) };
}

describe("a file that is sent in parts", () => {
  it("goes on by itself where connections broke, and is the same file in the end", async () => {
    const { torn } = await world("torn");
    uploader = uploaderOf(torn);
    tearAfter = [100_000, 1, 700_000, 0];
    const steps: string[] = [];
    const memory = memoryOf();
    const id = await sendInParts(new Blob([FILE]), tornWay(), {
      ...{ memory, partBytes: 1_000_000, pause: async () => undefined },
      onProgress: ({ isBroken }) => void (isBroken && steps.push("broken")),
    });
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(memory.kept.id).toBeNull();
    expect(await importsOf(torn)).toEqual([
      {
        id,
        fileName: "usage.csv",
        bytes: FILE.length,
        sha256: sha256(FILE),
        status: "uploaded",
        uploadedBy: "Ana Analyst",
      },
    ]);
    expect(readFileSync(uploadPlace(torn.id, id).source).equals(FILE)).toBe(true);
    expect(begunHere(torn)).toEqual([]);
  });

  it("keeps what came before the break, and goes on from there after a reload", async () => {
    const { reload } = await world("reload");
    uploader = uploaderOf(reload);
    tearAfter = [300_000];
    const memory = memoryOf();
    const leave = new Error("the page is left");
    await expect(
      sendInParts(new Blob([FILE]), tornWay(), {
        ...{ memory, onProgress: () => undefined, partBytes: FILE.length },
        pause: () => Promise.reject(leave),
      }),
    ).rejects.toBe(leave);
    const begun = memory.kept.id!;
    let kept = 0;
    // The end of the torn connection may still be on its way.
    for (let before = -1; kept === 0 || kept !== before; await pause(100)) {
      before = kept;
      kept = (await findBegun(uploader.organizationId, uploader.actor, begun)).offset;
    }
    expect(kept).toBeLessThanOrEqual(300_000);
    const sent: number[] = [];
    const id = await sendInParts(new Blob([FILE]), tornWay(), {
      ...{ memory: memoryOf(begun), pause: async () => undefined },
      onProgress: ({ sentBytes }) => void sent.push(sentBytes),
    });
    expect(id).toBe(begun);
    expect(sent[0]).toBe(kept);
    expect((await importsOf(reload))[0]).toMatchObject({ id, sha256: sha256(FILE) });
  });

  it("begins anew where nothing is known of it any more", async () => {
    const { forgot } = await world("forgot");
    uploader = uploaderOf(forgot);
    const options = { pause: async () => undefined, onProgress: () => undefined };
    const id = await sendInParts(new Blob([FILE]), tornWay(), { memory: memoryOf("f".repeat(26)), ...options });
    expect((await importsOf(forgot))[0]).toMatchObject({ id, sha256: sha256(FILE) });
  });

  it("never stands in memory whole: each piece is on the disk before the next is asked for", async () => {
    const { stream } = await world("stream");
    const { organizationId, actor } = uploaderOf(stream);
    const piece = Buffer.alloc(1 << 20, "x");
    const id = await begin({ organizationId, actor }, 24 * piece.length);
    const onDisk: number[] = [];
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent < 24; sent += 1) {
        onDisk.push(statSync(begunPlace(organizationId, id).content).size / piece.length);
        yield piece;
      }
    }
    await addPart(organizationId, actor, id, { offset: 0, body: pieces(), contentLength: null });
    expect(onDisk).toEqual(Array.from({ length: 24 }, (_, sent) => sent));
  });

  it("becomes one import however often its end is told, at once too, and after a server that fell in between", async () => {
    const { once } = await world("once");
    const { organizationId, actor } = uploaderOf(once);
    const id = await begin({ organizationId, actor });
    const whole = await addPart(organizationId, actor, id, part(0, FILE));
    expect(whole).toEqual({ offset: FILE.length, bytes: FILE.length, isDone: true });
    const again = await Promise.all(
      [1, 2, 3].map(() => addPart(organizationId, actor, id, part(FILE.length, Buffer.of()))),
    );
    expect(again).toEqual([whole, whole, whole]);
    expect(await importsOf(once)).toHaveLength(1);
    // As a server leaves it that is killed after the move and before the import is written down.
    await asAdmin(database.adminUrl, (client) => client.query(`DELETE FROM "Import" WHERE id = $1`, [id]));
    const fallen = await begin({ organizationId, actor });
    await addPart(organizationId, actor, fallen, part(0, FILE.subarray(0, 10)));
    const { renameSync, writeFileSync, mkdirSync } = await import("node:fs");
    mkdirSync(uploadPlace(organizationId, fallen).folder, { recursive: true });
    writeFileSync(begunPlace(organizationId, fallen).content, FILE);
    renameSync(begunPlace(organizationId, fallen).content, uploadPlace(organizationId, fallen).source);
    expect(await findBegun(organizationId, actor, fallen)).toMatchObject({ offset: FILE.length });
    expect(await addPart(organizationId, actor, fallen, part(FILE.length, Buffer.of()))).toEqual(whole);
    expect(await importsOf(once)).toMatchObject([{ id: fallen, sha256: sha256(FILE) }]);
    expect(begunHere(once)).toEqual([]);
  });

  it("is taken over from a connection that died without a word", async () => {
    const { stalled } = await world("stalled");
    const { organizationId, actor } = uploaderOf(stalled);
    const id = await begin({ organizationId, actor });
    async function* dying(): AsyncGenerator<Uint8Array> {
      yield FILE.subarray(0, 1_000);
      await new Promise(() => undefined);
    }
    const dead = addPart(organizationId, actor, id, { offset: 0, body: dying(), contentLength: FILE.length });
    dead.catch(() => undefined);
    await expect.poll(() => findBegun(organizationId, actor, id)).toMatchObject({ offset: 1_000 });
    expect(await addPart(organizationId, actor, id, part(1_000, FILE.subarray(1_000)))).toMatchObject({ isDone: true });
    await expect(dead).rejects.toMatchObject({ code: "cut-short" });
    expect((await importsOf(stalled))[0]).toMatchObject({ sha256: sha256(FILE) });
  });
});

describe("a part", () => {
  it("that does not begin where the file ends, is damaged or too long, leaves the file as it was", async () => {
    const { strict } = await world("strict");
    const { organizationId, actor } = uploaderOf(strict);
    const id = await begin({ organizationId, actor });
    const add = (one: Parameters<typeof addPart>[3]) => addPart(organizationId, actor, id, one);
    await add(part(0, FILE.subarray(0, 500)));
    const at500 = () => expect(findBegun(organizationId, actor, id)).resolves.toMatchObject({ offset: 500 });
    await expect(add(part(400, FILE.subarray(400, 600)))).rejects.toMatchObject({
      code: "other-offset",
      facts: { offset: 500 },
    });
    await expect(add(part(600, FILE.subarray(600, 700)))).rejects.toMatchObject({ code: "other-offset" });
    await expect(
      add({ ...part(500, randomBytes(100)), sha256: sha256(FILE.subarray(500, 600)) }),
    ).rejects.toMatchObject({ code: "part-damaged" });
    await at500();
    const tooMuch = Buffer.concat([FILE.subarray(500), Buffer.from("x")]);
    await expect(add(part(500, tooMuch))).rejects.toMatchObject({ code: "too-long" });
    await at500();
    expect(await add({ ...part(500, FILE.subarray(500)), sha256: sha256(FILE.subarray(500)) })).toMatchObject({
      isDone: true,
    });
    expect((await importsOf(strict))[0]).toMatchObject({ sha256: sha256(FILE) });
  });

  it("is refused by length where its body was cut, and by hash where the whole is another file", async () => {
    const { hashed } = await world("hashed");
    const { organizationId, actor } = uploaderOf(hashed);
    const id = await begin({ organizationId, actor }, FILE.length, { sha256: sha256(FILE) });
    await expect(
      addPart(organizationId, actor, id, { ...part(0, FILE.subarray(0, 50)), contentLength: 80 }),
    ).rejects.toMatchObject({ code: "cut-short" });
    await expect(findBegun(organizationId, actor, id)).resolves.toMatchObject({ offset: 50 });
    const other = Buffer.from(FILE.subarray(50));
    other[10]! ^= 1;
    await expect(addPart(organizationId, actor, id, part(50, other))).rejects.toMatchObject({ code: "other-bytes" });
    await expect(findBegun(organizationId, actor, id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await importsOf(hashed)).toEqual([]);
    expect([begunHere(hashed), existsSync(uploadPlace(organizationId, id).folder)]).toEqual([[], false]);
  });

  it("of another organization's or another person's upload is not found, as is any other id", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    const owner = uploaderOf(mine);
    const id = await begin(owner);
    const colleague = { ...owner, actor: { ...owner.actor, id: mine.people.admin.userId } };
    const strangers = [[uploaderOf(theirs), id] as const, [colleague, id] as const];
    const paths = ["../".repeat(3) + id, "0".repeat(26), `${mine.id}/${id}`, ""].map((odd) => [owner, odd] as const);
    for (const [{ organizationId, actor }, asked] of [...strangers, ...paths]) {
      await expect(findBegun(organizationId, actor, asked)).rejects.toMatchObject({ kind: "not-found" });
      await expect(addPart(organizationId, actor, asked, part(0, FILE))).rejects.toMatchObject({ kind: "not-found" });
      await expect(dropUpload(organizationId, actor, asked)).rejects.toMatchObject({ kind: "not-found" });
    }
    expect(await findBegun(owner.organizationId, owner.actor, id)).toMatchObject({ offset: 0 });
  });
});

describe("a file that comes in one piece", () => {
  it("is refused by length where its body was cut, by hash where it is another, and nothing of it stays", async () => {
    const { piece } = await world("piece");
    const { organizationId, actor } = uploaderOf(piece);
    const receive = (more: object) =>
      receiveUpload(organizationId, actor, {
        ...{ fileName: "usage.csv", hints: {}, body: bodyOf(FILE), contentLength: FILE.length, ...more },
      });
    await expect(receive({ body: bodyOf(FILE.subarray(0, 999)) })).rejects.toMatchObject({ code: "cut-short" });
    async function* torn(): AsyncGenerator<Uint8Array> {
      yield FILE.subarray(0, 999);
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    }
    await expect(receive({ body: torn(), contentLength: null })).rejects.toMatchObject({ code: "cut-short" });
    await expect(receive({ sha256: sha256(FILE.subarray(1)) })).rejects.toMatchObject({ code: "other-bytes" });
    await expect(receive({ mostBytes: 1_000, contentLength: null })).rejects.toMatchObject({ code: "too-large" });
    expect(readdirSync(path.join(database.folder, "uploads", organizationId))).toEqual([]);
    expect(await importsOf(piece)).toEqual([]);
    const id = await receive({ sha256: sha256(FILE).toUpperCase() });
    expect(await importsOf(piece)).toMatchObject([{ id, sha256: sha256(FILE) }]);
  });
});

describe("an upload", () => {
  it("too large, without a length or a name, is refused before its first byte", async () => {
    const { large } = await world("large");
    const uploader = uploaderOf(large);
    await expect(begin(uploader, 1_001, { mostBytes: 1_000 })).rejects.toMatchObject({ code: "too-large" });
    await expect(begin(uploader, 2 ** 35)).rejects.toMatchObject({ code: "too-large" });
    await expect(begin(uploader, Number.NaN)).rejects.toMatchObject({ code: "no-length" });
    await expect(begin(uploader, 1, { fileName: "a\nb" })).rejects.toMatchObject({ code: "bad-file-name" });
    expect(begunHere(large)).toEqual([]);
  });

  it("that nobody adds to for a day is swept, a younger one is not", async () => {
    const { left } = await world("left");
    const { organizationId, actor } = uploaderOf(left);
    const [old, young] = [await begin({ organizationId, actor }), await begin({ organizationId, actor })];
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    utimesSync(begunPlace(organizationId, old).content, hours(-25), hours(-25));
    await sweepBegun(hours(0));
    expect(begunHere(left)).toEqual([young]);
    await expect(addPart(organizationId, actor, old, part(0, FILE))).rejects.toMatchObject({ kind: "not-found" });
    await sweepBegun(hours(25));
    expect(begunHere(left)).toEqual([]);
  });

  it("can be let go, and of one that is an import only the import", async () => {
    const { drop } = await world("drop");
    const { organizationId, actor } = uploaderOf(drop);
    const id = await begin({ organizationId, actor });
    await dropUpload(organizationId, actor, id);
    expect(begunHere(drop)).toEqual([]);
    const whole = await begin({ organizationId, actor });
    await addPart(organizationId, actor, whole, part(0, FILE));
    await expect(dropUpload(organizationId, actor, whole)).rejects.toMatchObject({ code: "is-import" });
  });
});
