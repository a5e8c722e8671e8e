import { gzipSync } from "node:zlib";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { machine, type Answered, type Asked, type Machine } from "../../testing/machine";
import { AUGUST, csv, FILE, useUsageDesk } from "../../testing/usage-desk";
import { world } from "../../testing/world";
import { openapiDocument } from "./openapi-document";
import { routes } from "./routes";

useUsageDesk();

type Responses = Record<string, { readonly content?: Record<string, unknown> }>;
const document = openapiDocument(routes) as {
  readonly paths: Record<string, Record<string, { readonly responses: Responses }>>;
};
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "document", ...document });
const inPointer = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));

/** Holds an answer against what the document says of its address, method and status. */
function expectDocumented(method: string, path: string, answer: Answered): void {
  const bare = path.split("?")[0]!.replace(/\/imports\/[^/]+/, "/imports/{id}");
  const place = `${method} ${path} answers ${answer.status}: ${answer.text.slice(0, 300)}`;
  const told = document.paths[bare]![method.toLowerCase()]!.responses[String(answer.status)];
  expect(told, `${place}, of which the document knows nothing`).toBeDefined();
  if (answer.status === 204) return;
  const type = answer.headers.get("content-type")!.split(";")[0]!;
  expect(Object.keys(told!.content ?? {}), place).toContain(type);
  if (!type.includes("json")) return;
  const keys = ["paths", bare, method.toLowerCase(), "responses", String(answer.status), "content", type, "schema"];
  const isAsDocumented = ajv.compile({ $ref: `document#/${keys.map(inPointer).join("/")}` });
  expect(isAsDocumented(answer.json), `${place} ${JSON.stringify(isAsDocumented.errors)}`).toBe(true);
}

/** Asks, holds the answer against the document, and against the status that is expected. */
const asking =
  ({ ask }: Machine) =>
  async (status: number, method: string, path: string, more: Asked = {}): Promise<Answered> => {
    const answer = await ask(method, path, more);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status);
    expectDocumented(method, path, answer);
    return answer;
  };

const day = (date: string, input = 7): string => csv(`${date},openai,gpt-4o-mini,web,5,${input},0,100`);
const AS_JSON = { "content-type": "application/json" };
const JSON_IN_GZIP = { ...AS_JSON, "content-encoding": "gzip" };

describe("each answer is one that the document describes", () => {
  it("along the life of an import, with every question named until all are answered", async () => {
    const { life } = await world("life");
    const ask = asking(await machine(life, undefined, { requestsPerMinute: 1_000 }));
    await ask(201, "POST", "/usage?source=a", { body: AUGUST, headers: FILE });
    await ask(200, "POST", "/usage?source=a", { body: AUGUST, headers: FILE });
    const other = csv("2026-08-02,openai,gpt-4o-mini,web,5,9,0,100", "2026-08-03,openai,gpt-4o-mini,web,5,9,0,-1");
    const asked = await ask(409, "POST", "/usage?source=a", { body: other, headers: FILE });
    const { import: id, commit } = asked.json;
    const at = `/imports/${id}/commit`;
    for (const answers of [{}, { overlap: "keep" }, { acceptRejects: true }]) {
      const again = await ask(409, "POST", at, { json: answers });
      expect(again.json).toMatchObject({ import: id, questions: ["overlap", "rejects"], commit });
    }
    const large = await ask(413, "POST", at, { body: " ".repeat(70_000), headers: AS_JSON });
    expect(large.json.detail).toContain("64 KiB");
    await ask(400, "POST", at, { body: gzipSync("{}").subarray(0, 12), headers: JSON_IN_GZIP });
    await ask(400, "POST", at, { json: { overlap: "both" } });
    await ask(415, "POST", at, { body: "{}", headers: { "content-type": "text/plain" } });
    await ask(404, "POST", "/imports/nothing/commit", { json: {} });
    await ask(200, "POST", at, { json: { overlap: "keep", acceptRejects: true } });
    await ask(409, "POST", at, { json: {} });
    await ask(409, "DELETE", `/imports/${id}`);
    await ask(200, "GET", `/imports/${id}/rejects?limit=1`);
    await ask(200, "GET", `/imports/${id}/rejects?as=csv`);
    await ask(200, "GET", "/imports?limit=1");
    const unclear = await ask(400, "POST", `/imports/${id}/revert`, { json: {} });
    expect(unclear.json.errors).toEqual([{ pointer: "#/reason", detail: "say why, in a few words" }]);
    await ask(413, "POST", `/imports/${id}/revert`, { body: " ".repeat(70_000), headers: AS_JSON });
    await ask(200, "POST", `/imports/${id}/revert`, { json: { reason: "not right" } });
    await ask(409, "POST", `/imports/${id}/revert`, { json: { reason: "not right" } });
    const read = await ask(200, "POST", "/usage?source=b&dry-run=true", { body: day("2026-08-05"), headers: FILE });
    await ask(204, "DELETE", `/imports/${read.json.id}`);
    await ask(409, "POST", `/imports/${read.json.id}/commit`);
  }, 120_000);

  it("where parameters and bodies are not right, in a sentence that says what would be", async () => {
    const { wrong } = await world("wrong");
    const ask = asking(await machine(wrong, undefined, { requestsPerMinute: 1_000 }));
    const faults: readonly (readonly [string, string, Asked, string])[] = [
      ["GET", "/imports?limit=0", {}, "limit: write 1 or more"],
      ["GET", "/imports/x/rejects?limit=501", {}, "limit: write 500 or less"],
      ["GET", "/imports?cursor=xyz", {}, "what the page before said"],
      ["POST", "/usage?source=%20", { body: "x", headers: FILE }, "source: write a text"],
      ["POST", "/usage", { json: null }, `#: send {"rows": [...]}`],
      ["POST", "/usage", { json: {} }, "#/rows: send rows as a list"],
      ["POST", "/usage", { json: { rows: [{}] } }, "#/rows/0/day: write a UTC day"],
      ["POST", "/usage", { body: "{}", headers: JSON_IN_GZIP }, "the body is none"],
      ["POST", "/usage", { headers: FILE }, "Send the file"],
    ];
    for (const [method, path, asked, sentence] of faults)
      expect((await ask(400, method, path, asked)).json.detail).toContain(sentence);
    const form = new Response(new FormData());
    const headers = { "content-type": form.headers.get("content-type")!, "content-encoding": "gzip" };
    expect((await ask(415, "POST", "/usage", { body: gzipSync("x"), headers })).json.detail).toContain("form");
    await ask(422, "POST", "/usage", { body: "a,b\n1,2\n", headers: FILE });
    await ask(202, "POST", "/usage", { body: day("2026-08-06"), headers: { ...FILE, prefer: "respond-async" } });
    await ask(415, "POST", "/otlp/v1/traces", { body: "\n", headers: { "content-type": "application/x-protobuf" } });
    await ask(400, "POST", "/otlp/v1/traces", { body: "", headers: AS_JSON });
    await ask(200, "POST", "/otlp/v1/traces", { json: { resourceSpans: null } });
    await ask(200, "POST", "/otlp/v1/traces", { json: { resourceSpans: [{ resource: null, scopeSpans: null }] } });
  }, 120_000);

  it("where the order of a file's dates is open, and once the sender has said it", async () => {
    const { dated } = await world("dated");
    const ask = asking(await machine(dated));
    const body = day("02/01/2026");
    const asked = await ask(422, "POST", "/usage", { body, headers: FILE });
    expect(asked.json).toMatchObject({ code: "ambiguous-date", detail: expect.stringContaining("?dates=") });
    const told = await ask(201, "POST", "/usage?dates=day-first", { body, headers: FILE });
    expect(told.json.period).toEqual({ from: "2026-01-02", to: "2026-01-03" });
    await ask(201, "POST", "/usage", { body: day("13/01/2026"), headers: FILE });
    await ask(400, "POST", "/usage?dates=perhaps", { body, headers: FILE });
  }, 120_000);
});
