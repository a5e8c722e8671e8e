import { gzipSync } from "node:zlib";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../ingest/testing/zip-of";
import { machine } from "../../testing/machine";
import { world } from "../../testing/world";
import { AUGUST, csv, FILE, useUsageDesk } from "../../testing/usage-desk";

const { database, rowsOf, sums, imports } = useUsageDesk();

describe("sending a file", () => {
  it("commits it in the request, plain or packed, and says where it is", async () => {
    const { acme } = await world("acme");
    const { ask } = await machine(acme);
    const sent = await ask("POST", "/usage?name=august.csv&source=gateway", { body: AUGUST, headers: FILE });
    expect(sent.status, sent.text).toBe(201);
    expect(sent.json).toMatchObject({
      ...{ status: "committed", fileName: "august.csv", format: "canonical", committedBy: "Exporter (token)" },
      ...{ source: { name: "gateway" }, period: { from: "2026-08-01", to: "2026-08-03" } },
      report: { rows: 2, accepted: 2, rejected: 0 },
    });
    expect(sent.headers.get("location")).toBe(`/api/v1/imports/${sent.json.id}`);
    expect((await ask("GET", `/imports/${sent.json.id}`)).json).toEqual(sent.json);
    expect(await sums(acme)).toEqual({ n: 2, input: "3000", output: "600", requests: "15" });
    const packed = await ask("POST", "/usage?source=other", {
      body: gzipSync(csv("2026-08-03,openai,gpt-4o-mini,web,1,7,0,7")),
      headers: { "content-type": "application/gzip" },
    });
    expect([packed.status, packed.json?.report?.compression]).toEqual([201, "gzip"]);
    const acts = await rowsOf(
      `SELECT DISTINCT actor, action FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'import%' ORDER BY action`,
      acme.id,
    );
    expect(acts).toEqual([
      { actor: "Exporter (token)", action: "import.commit" },
      { actor: "Exporter (token)", action: "import.upload" },
    ]);
  });

  it("answers 202 to who does not wait, and the place to look at", async () => {
    const { patient } = await world("patient");
    const { ask } = await machine(patient);
    const sent = await ask("POST", "/usage", { body: AUGUST, headers: { ...FILE, prefer: "respond-async" } });
    expect(sent.status).toBe(202);
    expect(sent.headers.get("retry-after")).toBe("2");
    let seen = sent;
    for (let tries = 0; tries < 100 && seen.json.status !== "committed"; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen = await ask("GET", sent.headers.get("location")!.replace("/api/v1", ""));
    }
    expect(seen.json.status).toBe("committed");
  });

  it("says that the same bytes are here, whoever sends them, twenty at once too", async () => {
    const { crowd } = await world("crowd");
    const { ask } = await machine(crowd);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => ask("POST", "/usage", { body: AUGUST, headers: FILE })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    const first = all.find(({ status }) => status === 201)!;
    for (const { json, status } of all)
      expect([json.id, json.alreadyImported]).toEqual([first.json.id, status === 200 ? true : undefined]);
    expect(await sums(crowd)).toMatchObject({ n: 2, input: "3000" });
  }, 120_000);

  it("only reads it on a dry run, and commits it or lets it go when it is told to", async () => {
    const { dry } = await world("dry");
    const { ask } = await machine(dry);
    const read = await ask("POST", "/usage?dry-run=true", { body: AUGUST, headers: FILE });
    expect(read.status, read.text).toBe(200);
    expect(read.json).toMatchObject({
      status: "inspected",
      report: { accepted: 2, dryRun: { effects: [{ rollups: 2 }] } },
    });
    expect(await sums(dry)).toMatchObject({ n: 0 });
    const committed = await ask("POST", `/imports/${read.json.id}/commit`);
    expect([committed.status, committed.json.status]).toEqual([200, "committed"]);
    expect((await ask("POST", `/imports/${read.json.id}/commit`)).json).toMatchObject({
      status: 409,
      type: "/api/v1#conflict",
    });
    expect((await ask("DELETE", `/imports/${read.json.id}`)).status).toBe(409);
    const reverted = await ask("POST", `/imports/${read.json.id}/revert`, { json: { reason: "it was a test" } });
    expect([reverted.status, reverted.json.status, reverted.json.revertedBy]).toEqual([
      200,
      "reverted",
      "Exporter (token)",
    ]);
    expect(await sums(dry)).toMatchObject({ n: 0 });
    const other = await ask("POST", "/usage?dry-run=true", {
      body: csv("2026-08-09,openai,gpt-4o-mini,x,1,1,0,1"),
      headers: FILE,
    });
    expect((await ask("DELETE", `/imports/${other.json.id}`)).status).toBe(204);
    expect((await ask("GET", `/imports/${other.json.id}`)).json.status).toBe("discarded");
    expect((await ask("POST", `/imports/${read.json.id}/revert`, { json: {} })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: "#/reason" }],
    });
  });

  it("asks about days that are here already, and takes the answer before or after", async () => {
    const { again } = await world("again");
    const { ask } = await machine(again);
    await ask("POST", "/usage", { body: AUGUST, headers: FILE });
    const other = csv("2026-08-02,openai,gpt-4o-mini,web,5,9000,0,100");
    const asked = await ask("POST", "/usage", { body: other, headers: FILE });
    expect(asked.json).toMatchObject({ status: 409, type: "/api/v1#open-question", questions: ["overlap"] });
    expect(asked.json.detail).toContain("replace");
    expect(await sums(again)).toMatchObject({ input: "3000" });
    const answered = await ask("POST", asked.json.commit.replace("/api/v1", ""), { json: { overlap: "replace" } });
    expect(answered.json, answered.text).toMatchObject({ status: "committed", overlap: "replace" });
    expect(await sums(again)).toMatchObject({ input: "10000" });
    const kept = await ask("POST", "/usage?overlap=keep", {
      body: csv("2026-08-02,openai,gpt-4o-mini,web,5,1,0,1", "2026-08-03,openai,gpt-4o-mini,web,5,5,0,1"),
      headers: FILE,
    });
    expect([kept.status, kept.json.overlap]).toEqual([201, "keep"]);
    expect(await sums(again)).toMatchObject({ input: "10005" });
  });

  it("asks about many rejected rows, lists them safely, and takes the rest when told so", async () => {
    const { picky } = await world("picky");
    const { ask } = await machine(picky);
    const body = csv(
      "2026-08-01,openai,gpt-4o-mini,web,1,10,0,5",
      "2026-08-01,openai,gpt-4o-mini,web,1,=1+1,0,5",
      "2026-08-01,openai,gpt-4o-mini,web,1,-4,0,5",
    );
    const asked = await ask("POST", "/usage", { body, headers: FILE });
    expect(asked.json).toMatchObject({ status: 409, questions: ["rejects"] });
    const rejects = await ask("GET", `/imports/${asked.json.import}/rejects?limit=1`);
    expect(rejects.json).toMatchObject({
      rejects: [{ line: 3, column: "uncached_input", value: "=1+1", code: "bad-number" }],
      next: 1,
    });
    const rest = await ask("GET", `/imports/${asked.json.import}/rejects?after=${rejects.json.next}`);
    expect(rest.json).toMatchObject({ rejects: [{ line: 4, code: "negative" }], next: null });
    for (const file of [
      await ask("GET", `/imports/${asked.json.import}/rejects?as=csv`),
      await ask("GET", `/imports/${asked.json.import}/rejects`, { headers: { accept: "text/csv" } }),
    ]) {
      expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(file.text).toBe(
        `line,column,value,reason\r\n3,uncached_input,'=1+1,bad-number\r\n4,uncached_input,-4,negative\r\n`,
      );
    }
    const taken = await ask("POST", `/imports/${asked.json.import}/commit`, { json: { acceptRejects: true } });
    expect([taken.status, taken.json.report.accepted]).toEqual([200, 1]);
    const atOnce = await ask("POST", "/usage?accept-rejects=true&source=two", { body: `${body}\n`, headers: FILE });
    expect([atOnce.status, atOnce.json.report.rejected]).toEqual([201, 2]);
  });

  it("refuses a file that cannot be read, content that is not taken, and bytes that are missing", async () => {
    const { strict } = await world("strict");
    const { ask } = await machine(strict);
    const unknown = await ask("POST", "/usage", { body: "colour,taste\nred,sweet\n", headers: FILE });
    expect(unknown.json).toMatchObject({ status: 422, type: "/api/v1#file-refused", code: expect.any(String) });
    expect((await ask("GET", `/imports/${unknown.json.import}`)).json.status).toBe("refused");
    const cases: [Record<string, string>, BodyInit | null, number, string][] = [
      [{ "content-type": "application/x-www-form-urlencoded" }, AUGUST, 415, "unsupported-content"],
      [{ "content-type": "image/png" }, AUGUST, 415, "unsupported-content"],
      [{ ...FILE, "content-encoding": "br" }, AUGUST, 415, "unsupported-content"],
      [{ ...FILE, "content-length": "9999" }, AUGUST, 400, "cut-short"],
      [{ ...FILE, "content-length": String(17 * 2 ** 30) }, AUGUST, 413, "too-large"],
      [FILE, null, 400, "bad-request"],
      [{ "content-type": "multipart/form-data" }, "x", 400, "bad-request"],
      [{ "content-type": "multipart/form-data; boundary=x" }, "--x\r\n", 400, "cut-short"],
      [{ "content-type": "application/json" }, "{", 400, "bad-request"],
      [{ "content-type": "application/json", "content-encoding": "gzip" }, "{}", 400, "bad-request"],
    ];
    const before = (await imports(strict)).length;
    for (const [headers, body, status, type] of cases) {
      const answer = await ask("POST", "/usage", { headers, body });
      expect(answer.json, JSON.stringify(headers)).toMatchObject({
        status,
        type: `/api/v1#${type}`,
        instance: "/api/v1/usage",
      });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await ask("POST", "/usage?name=a%0Ab", { body: AUGUST, headers: FILE })).status).toBe(400);
    expect(await imports(strict)).toHaveLength(before);
    // The unknown header can still be answered, so its file is kept; of the others nothing is.
    expect(readdirSync(path.join(database.folder, "uploads", strict.id)).length).toBeLessThanOrEqual(1);
  });

  it("takes several files as a form, and tells of each", async () => {
    const { several } = await world("several");
    const { ask } = await machine(several);
    const form = new FormData();
    form.append("file", new Blob([AUGUST]), "august.csv");
    form.append("file", new Blob([gzipSync(csv("2026-09-01,openai,gpt-4o-mini,web,1,7,0,7"))]), "september.csv.gz");
    const sent = await ask("POST", "/usage", { body: form });
    expect(sent.status, sent.text).toBe(200);
    expect(sent.json.imports.map(({ fileName, status }) => [fileName, status])).toEqual([
      ["august.csv", "committed"],
      ["september.csv.gz", "committed"],
    ]);
    expect(await sums(several)).toMatchObject({ n: 3, input: "3007" });
    const mixed = new FormData();
    mixed.append("file", new Blob(["colour\nred\n"]), "odd.csv");
    mixed.append("file", new Blob([csv("2026-10-01,openai,gpt-4o-mini,web,1,9,0,7")]), "october.csv");
    const half = await ask("POST", "/usage", { body: mixed });
    expect(half.status).toBe(207);
    expect(half.json.imports).toMatchObject([
      { fileName: "odd.csv", problem: { status: 422, type: "/api/v1#file-refused" } },
      { fileName: "october.csv", status: "committed" },
    ]);
    const single = new FormData();
    single.append("file", new Blob([AUGUST]), "august.csv");
    expect((await ask("POST", "/usage", { body: single })).json).toMatchObject({
      fileName: "august.csv",
      alreadyImported: true,
    });
  });
});

describe("sending an archive", () => {
  it("tells of each file in it, and where to look for them later", async () => {
    const { packed } = await world("packed");
    const { ask } = await machine(packed);
    const body = zipOf([
      { name: "august.csv", bytes: AUGUST },
      { name: "odd.csv", bytes: "colour\nred\n" },
      { name: "secret.csv", bytes: "x", isEncrypted: true },
    ]);
    const headers = { "content-type": "application/zip" };
    const sent = await ask("POST", "/usage?name=months.zip", { body: new Uint8Array(body), headers });
    expect(sent.status, sent.text).toBe(207);
    expect(sent.json.imports).toMatchObject([
      { fileName: "months.zip/august.csv", status: "committed" },
      { fileName: "months.zip/odd.csv", problem: { type: "/api/v1#file-refused" } },
      { fileName: "months.zip/secret.csv", problem: { type: "/api/v1#file-refused" } },
    ]);
    const [archive] = (await ask("GET", "/imports?status=discarded")).json.imports;
    const files = await ask("GET", `/imports/${archive?.id}/files`);
    expect(files.json).toMatchObject({
      next: null,
      imports: [
        { fileName: "months.zip/august.csv", status: "committed", id: sent.json.imports[0]!.id },
        { fileName: "months.zip/odd.csv", status: "refused" },
        { fileName: "months.zip/secret.csv", status: "refused" },
      ],
    });
    expect((await ask("GET", `/imports/${sent.json.imports[0]!.id}/files`)).json.imports).toEqual([]);
    const later = await ask("POST", "/usage?name=later.zip", {
      body: new Uint8Array(zipOf([{ name: "a.csv", bytes: csv("2026-09-02,openai,gpt-4o-mini,web,1,7,0,7") }])),
      headers: { ...headers, prefer: "respond-async" },
    });
    expect([later.status, later.json.fileName]).toEqual([202, "later.zip"]);
  });
});
