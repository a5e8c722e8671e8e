import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorker, type Worker } from "../../../jobs";
import { rollTraces } from "../../../telemetry";
import { asAdmin, useTestDatabase } from "../../../testing/test-database";
import { machine, type Machine } from "../../../testing/machine";
import { world, type WorldOrganization } from "../../../testing/world";

const database = useTestDatabase();
let worker: Worker;
beforeAll(async () => {
  worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 200 });
});
afterAll(() => worker.stop());

const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const nanos = (day: string, time = "10:00:00") => `${Date.parse(`${day}T${time}Z`)}000000`;

interface Made {
  readonly id: number;
  readonly day?: string;
  readonly tokens?: number;
  readonly more?: object;
}

/** A call of a model, as an SDK sends it. */
const span = ({ id, day = YESTERDAY, tokens = 100, more = {} }: Made) => ({
  traceId: id.toString(16).padStart(32, "a"),
  spanId: id.toString(16).padStart(16, "b"),
  name: "chat gpt-4o-mini",
  kind: 3,
  startTimeUnixNano: nanos(day),
  endTimeUnixNano: nanos(day, "10:00:01"),
  attributes: [
    { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
    { key: "gen_ai.provider.name", value: { stringValue: "openai" } },
    { key: "gen_ai.request.model", value: { stringValue: "gpt-4o-mini" } },
    { key: "gen_ai.usage.input_tokens", value: { intValue: String(tokens) } },
    { key: "gen_ai.usage.output_tokens", value: { intValue: "10" } },
    { key: "gen_ai.input.messages", value: { stringValue: "a secret question" } },
  ],
  ...more,
});
const traces = (...spans: object[]) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "triage" } }] },
      scopeSpans: [{ scope: { name: "openai" }, spans }],
    },
  ],
});
const send = ({ ask }: Machine, ...spans: object[]) => ask("POST", "/otlp/v1/traces", { json: traces(...spans) });

const rowsOf = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
const sums = async ({ id }: WorldOrganization) =>
  rowsOf(
    `SELECT day::text, sum(requests)::int AS requests, sum("uncachedInput")::int AS input FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1 ORDER BY 1`,
    id,
  );

/** Rolls, and waits until nothing of it is at work. */
async function roll(organization: WorldOrganization): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (tries === 0) await rollTraces(organization.id);
    const busy = await rowsOf(
      `SELECT 1 FROM "Import" WHERE "organizationId" = $1 AND (status IN ('uploaded', 'inspecting', 'committing') OR "commitWish" IS NOT NULL AND status = 'inspected')`,
      organization.id,
    );
    if (busy.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the imports were not settled");
}

/** Every file of the spool. */
function spooled(): string[] {
  const below = (at: string): string[] =>
    readdirSync(at).flatMap((name) => {
      const full = path.join(at, name);
      return statSync(full).isDirectory() ? below(full) : [full];
    });
  return below(path.join(database.folder, "telemetry"));
}

describe("traces", () => {
  it("become usage: one import a source and day, each span once, whatever is sent again", async () => {
    const { acme } = await world("acme");
    const made = await machine(acme);
    const first = await send(made, span({ id: 1 }), span({ id: 2, day: TODAY, tokens: 7 }));
    expect([first.status, first.json, first.headers.get("content-type")]).toEqual([200, {}, "application/json"]);
    expect((await send(made, span({ id: 1 }), span({ id: 3 }))).json).toEqual({});
    await roll(acme);
    expect(await sums(acme)).toEqual([
      { day: YESTERDAY, requests: 2, input: 200 },
      { day: TODAY, requests: 1, input: 7 },
    ]);
    const imports = await rowsOf(
      `SELECT "fileName", status, format FROM "Import" WHERE "organizationId" = $1 ORDER BY 1`,
      acme.id,
    );
    expect(imports).toEqual([
      { fileName: `OpenTelemetry ${YESTERDAY}.jsonl`, status: "committed", format: "otel-genai" },
      { fileName: `OpenTelemetry ${TODAY}.jsonl`, status: "committed", format: "otel-genai" },
    ]);
    // A retry of everything, after it was made an import, changes nothing.
    await send(made, span({ id: 1 }), span({ id: 2, day: TODAY, tokens: 7 }), span({ id: 3 }));
    await roll(acme);
    expect(await rowsOf(`SELECT 1 FROM "Import" WHERE "organizationId" = $1`, acme.id)).toHaveLength(2);
    // What comes later joins its day.
    await send(made, span({ id: 4, tokens: 1_000 }));
    await roll(acme);
    expect(await sums(acme)).toMatchObject([{ day: YESTERDAY, requests: 3, input: 1_200 }, { input: 7 }]);
    expect(
      spooled()
        .map((file) => readFileSync(file, "utf8"))
        .join(""),
    ).not.toContain("secret");
  }, 120_000);

  it("are on disk when they are answered, and a roll that was killed is done again", async () => {
    const { crash } = await world("crash");
    const made = await machine(crash);
    const before = new Set(spooled());
    await send(made, span({ id: 11 }));
    await send(made, span({ id: 12 }));
    const batches = spooled().filter((file) => !before.has(file) && /batch-.*\.jsonl$/.test(file));
    expect(batches.map((file) => readFileSync(file, "utf8").match(/"spanId":"b+[bc]"/)?.length)).toEqual([1, 1]);
    await roll(crash);
    const { writeFileSync, rmSync } = await import("node:fs");
    // Killed between merging and forgetting: the batch is still there. Killed before the mark: none is there.
    writeFileSync(batches[0]!, readFileSync(path.join(path.dirname(batches[0]!), "merged.jsonl")));
    rmSync(path.join(path.dirname(batches[0]!), "mark.json"));
    await roll(crash);
    expect(await sums(crash)).toEqual([{ day: YESTERDAY, requests: 2, input: 200 }]);
  }, 120_000);

  it("stay out once a person took them back; later ones come", async () => {
    const { back } = await world("back");
    const made = await machine(back);
    await send(made, span({ id: 21 }));
    await roll(back);
    const { json } = await made.ask("GET", "/imports");
    await made.ask("POST", `/imports/${json.imports[0]!.id}/revert`, { json: { reason: "load test" } });
    await send(made, span({ id: 21 }), span({ id: 22, tokens: 5 }));
    await roll(back);
    expect(await sums(back)).toEqual([{ day: YESTERDAY, requests: 1, input: 5 }]);
  }, 120_000);

  it("of a day stay together when their source is called detail later", async () => {
    const { later } = await world("later");
    const { ask } = await machine(later);
    const sendTo = (query: string, id: number) =>
      ask("POST", `/otlp/v1/traces${query}`, { json: traces(span({ id, tokens: id })) });
    await sendTo("", 41);
    await roll(later);
    await sendTo("?detail=true", 42);
    await sendTo("", 43);
    await roll(later);
    expect(await sums(later)).toEqual([{ day: YESTERDAY, requests: 3, input: 126 }]);
  }, 120_000);

  it("that are no calls of a model are none of ours; those that cannot be taken are told", async () => {
    const { odd } = await world("odd");
    const made = await machine(odd);
    const other = { ...span({ id: 31 }), attributes: [{ key: "http.route", value: { stringValue: "/" } }] };
    expect((await send(made, other)).json).toEqual({});
    const answer = await send(
      made,
      span({ id: 32 }),
      span({ id: 33, more: { spanId: "xyz" } }),
      span({ id: 34, more: { startTimeUnixNano: "soon" } }),
      span({ id: 35, day: "2020-01-01" }),
    );
    expect(answer.json).toMatchObject({
      partialSuccess: { rejectedSpans: "3", errorMessage: expect.stringContaining("spanId") },
    });
    const packed = gzipSync(JSON.stringify(traces(span({ id: 36 }))));
    const zipped = { "content-type": "application/json", "content-encoding": "gzip" };
    expect((await made.ask("POST", "/otlp/v1/traces", { body: packed, headers: zipped })).json).toEqual({});
    const bomb = gzipSync(Buffer.alloc(40 * 2 ** 20, 32));
    expect((await made.ask("POST", "/otlp/v1/traces", { body: bomb, headers: zipped })).status).toBe(413);
    const protobuf = await made.ask("POST", "/otlp/v1/traces", {
      body: "x",
      headers: { "content-type": "application/x-protobuf" },
    });
    expect(protobuf.json).toMatchObject({ status: 415, detail: expect.stringContaining("application/json") });
    expect((await made.ask("POST", "/otlp/v1/traces", { json: { resourceSpans: {} } })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: "#/resourceSpans" }],
    });
    await roll(odd);
    expect(await sums(odd)).toEqual([{ day: YESTERDAY, requests: 2, input: 200 }]);
  }, 120_000);
});
