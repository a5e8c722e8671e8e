import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { exampleInput } from "../testing/example-input";
import { publicProcedures, tenantProcedures } from "../testing/procedures";
import { answerTrpc, MAX_BATCH, MAX_BODY_BYTES, MAX_DEPTH } from "./answer-trpc";
import { open, router } from "./procedures";

vi.mock("next-auth", async (original) => ({
  ...(await original<object>()),
  getServerSession: async () => null,
}));

let changes = 0;
beforeEach(() => {
  changes = 0;
});
const given = z.object({ text: z.string().default(""), more: z.unknown().optional() });
const rooms = router({
  read: open()
    .input(given)
    .query(({ input }) => input),
  change: open()
    .input(given)
    .mutation(({ input }) => {
      changes += 1;
      return input.text;
    }),
  break: open().query(() => {
    throw new Error("no table Secrets at 10.0.0.7, password hunter2");
  }),
});

const HOST = "quarterdeck.example";
const OURS = { host: HOST, origin: `https://${HOST}`, "content-type": "application/json" };
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  answerTrpc(new Request(`https://${HOST}/api/trpc/${path}`, init), "/api/trpc", rooms, null);
const post = (body: BodyInit, headers: Record<string, string> = OURS, path = "change"): Promise<Response> =>
  ask(path, { method: "POST", headers, body, duplex: "half" } as RequestInit);
const nested = (depth: number): string => `{"json":{"text":"x","more":${"[".repeat(depth)}${"]".repeat(depth)}}}`;
const tell = async (answer: Response): Promise<string> => `${answer.status} ${await answer.text()}`;

describe("what comes to the doors", () => {
  it("is taken as it should be", async () => {
    expect(await tell(await post('{"json":{"text":"x"}}'))).toContain('200 {"result"');
    expect(await tell(await post(nested(MAX_DEPTH - 2)))).toContain("200 ");
    expect(changes).toBe(2);
    const read = await ask(`read?input=${encodeURIComponent('{"json":{"text":"x"}}')}`);
    expect([read.status, read.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  });

  it("is refused where it is too large, told or untold", async () => {
    expect((await post("{}", { ...OURS, "content-length": String(100 * 2 ** 20) })).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    expect((await post(endless)).status).toBe(413);
    expect(pulled).toBeLessThan(2 * MAX_BODY_BYTES);
    expect(changes).toBe(0);
  });

  it("is refused where it is too deep, in a body and in an address", async () => {
    expect((await post(nested(10_000))).status).toBe(400);
    expect((await post(nested(MAX_DEPTH + 1))).status).toBe(400);
    expect((await ask(`read?input=${encodeURIComponent(nested(5_000))}`)).status).toBe(400);
    expect(changes).toBe(0);
  });

  it("is refused where it is too many, however the address is written", async () => {
    const many = Array.from({ length: 1_000 }, () => "change");
    const body = JSON.stringify(Object.fromEntries(many.map((_, at) => [at, { json: { text: "x" } }])));
    for (const separator of [",", "%2C", "%2c"])
      expect((await post(body, OURS, `${many.join(separator)}?batch=1`)).status, separator).toBe(400);
    const fitting = await post(body, OURS, `${many.slice(0, MAX_BATCH - 1).join(",")}?batch=1`);
    expect([fitting.status, changes]).toEqual([200, MAX_BATCH - 1]);
    expect((await ask("read%")).status).toBe(400);
  });

  it("changes something only where it comes from our own pages", async () => {
    const body = '{"json":{"text":"x"}}';
    const origins = ["https://elsewhere.example", "null", "https://quarterdeck.example.evil.example", `https://${HOST}:8443`, "", "no origin"]; // prettier-ignore
    for (const origin of origins) expect((await post(body, { ...OURS, origin })).status, origin).toBe(403);
    expect((await post(body, { host: HOST, "content-type": "application/json" })).status).toBe(403);
    expect(changes).toBe(0);
  });

  it("changes nothing as a form, which any page may send", async () => {
    const types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "text/plain; application/json", "application/jsonp", ""]; // prettier-ignore
    for (const type of types)
      expect((await post('{"json":{"text":"x"}}', { ...OURS, "content-type": type })).status, type).toBe(415);
    expect(changes).toBe(0);
  });

  it("changes nothing by an address alone", async () => {
    const input = encodeURIComponent('{"json":{"text":"x"}}');
    const headers = { host: HOST, "x-http-method-override": "POST" };
    for (const method of ["GET", "PUT", "DELETE", "PATCH"])
      expect([405, 415], method).toContain((await ask(`change?input=${input}`, { method, headers })).status);
    await ask(`change?input=${input}`, { method: "HEAD", headers });
    expect(changes).toBe(0);
  });

  it("reaches no prototype, and brings none along", async () => {
    const tries = [
      '{"json":{"text":"x","__proto__":{"isPolluted":true}}}',
      '{"json":{"text":"x","more":{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}}}',
      '{"json":{"text":"x"},"meta":{"values":{"__proto__.isPolluted":["undefined"]}}}',
      '{"json":{"text":"x"},"meta":{"referentialEqualities":{"text":["__proto__.isPolluted"]}}}',
      '{"__proto__":{"json":{"isPolluted":true}},"json":{"text":"x"}}',
    ];
    for (const one of tries) {
      const answer = await post(one);
      expect([200, 400], one).toContain(answer.status);
      expect(({} as Record<string, unknown>).isPolluted, one).toBeUndefined();
    }
  });

  it("that breaks something is told an id, and nothing of what broke", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await ask("break");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    const id = /\(([0-9a-f]{8})\)/.exec(text)?.[1] ?? "none";
    expect(text).not.toMatch(/hunter2|10\.0\.0\.7|Secrets|at .*\.ts/);
    expect(said).toHaveBeenCalledTimes(1);
    expect(String(said.mock.calls[0]?.[0])).toContain(id);
    said.mockRestore();
  });
});

describe("what no shape names", () => {
  it("gets no further: no role, organization or hash is written by who sends it along", () => {
    const EXTRA = {
      isOwnerOf: "x",
      organizationId: "x",
      passwordHash: "x",
      isDemo: true,
      createdBy: "x",
      secretHash: "x",
    };
    const taken: string[] = [];
    for (const { path, input } of [...tenantProcedures(), ...publicProcedures()]) {
      const example = exampleInput(input, "a long enough text of words");
      if (!input || typeof example !== "object" || example === null || Array.isArray(example)) continue;
      const read = input.safeParse({ ...EXTRA, ...example });
      if (!read.success) continue;
      const extra = Object.keys(EXTRA).filter((key) => key in (read.data as object) && !(key in example));
      if (extra.length > 0) taken.push(`${path} takes ${extra.join(", ")}`);
    }
    expect(taken).toEqual([]);
  });
});
