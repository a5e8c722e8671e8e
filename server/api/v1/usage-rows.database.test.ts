import { describe, expect, it } from "vitest";
import { machine, type Answered } from "../../testing/machine";
import { world } from "../../testing/world";
import { useUsageDesk } from "../../testing/usage-desk";

const { rowsOf, imports } = useUsageDesk();

describe("sending rows", () => {
  const row = { day: "2026-08-01", provider: "openai", model: "gpt-4o-mini", uncachedInput: 10, output: 5 };

  it("reads them like a file of the product's own format", async () => {
    const { json } = await world("json");
    const { ask } = await machine(json);
    const rows = [
      {
        ...row,
        requests: 3,
        userKey: "jo@acme.example",
        otherUnits: { web_search: 2 },
        reportedCost: "0.10000000000000000000000001",
        currency: "USD",
      },
      { ...row, day: "2026-08-02T23:30:00-02:00", project: 'a "quoted", name', failedRequests: null, batch: true },
    ];
    const sent = await ask("POST", "/usage?source=job", { json: { rows } });
    expect(sent.status, sent.text).toBe(201);
    expect(sent.json).toMatchObject({
      format: "canonical",
      fileName: "rows.json",
      report: { rows: 2, accepted: 2 },
    });
    expect(sent.json.report.totals.reportedCost).toBe("0.10000000000000000000000001");
    const kept = await rowsOf<Record<string, unknown>>(
      `SELECT r.day::text AS day, k.project, k."userKey", k.batch, r."otherUnits" FROM "UsageRollup" r JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId" WHERE r."organizationId" = $1 ORDER BY 1`,
      json.id,
    );
    expect(kept).toMatchObject([
      { day: "2026-08-01", batch: false, otherUnits: { web_search: 2 } },
      { day: "2026-08-03", project: 'a "quoted", name', batch: true },
    ]);
    expect(kept[0]!.userKey).not.toContain("jo@");
  });

  it("names by its place what only the file's reading would have found", async () => {
    const { places } = await world("places");
    const { ask } = await machine(places);
    const faultsOf = async (...rows: object[]) => (await ask("POST", "/usage", { json: { rows } })).json.errors;
    expect(
      await faultsOf({ ...row, day: "2026-02-31T09:00:00Z" }, { ...row, provider: " " }, { ...row, model: " " }),
    ).toMatchObject([
      { pointer: "#/rows/0/day" },
      { pointer: "#/rows/1/provider", detail: "name the provider" },
      { pointer: "#/rows/2/model" },
    ]);
    const unitsOf = (...names: string[]) => ({
      ...row,
      otherUnits: Object.fromEntries(names.map((name) => [name, 1])),
    });
    expect(await faultsOf(unitsOf("images"), unitsOf("seconds", "Images"))).toEqual([
      { pointer: "#/rows/1/otherUnits/Images", detail: "is called images before" },
    ]);
    expect(await faultsOf(unitsOf(...Array.from({ length: 401 }, (_, at) => `u${at}`)))).toMatchObject([
      { pointer: "#/rows", detail: "name at most 400 kinds of other units at once" },
    ]);
    const sent = await ask("POST", "/usage", { json: { rows: [unitsOf("constructor"), unitsOf("images")] } });
    expect(sent.json.report.totals.otherUnits).toEqual({ constructor: 1, images: 1 });
  });

  it("names every fault by its place, and takes nothing", async () => {
    const { faults } = await world("faults");
    const { ask } = await machine(faults);
    const rows = [
      { ...row, day: "01/08/2026" },
      { ...row, output: -1, colour: "red" },
      { ...row, uncachedInput: 1.5, reportedCost: "1,50" },
      { ...row, reportedCost: "1.5" },
      "no row",
      { ...row, model: "a\nb" },
    ];
    const sent = await ask("POST", "/usage", { json: { rows } });
    expect(sent.json).toMatchObject({ status: 400, type: "/api/v1#bad-request" });
    expect(sent.json.errors.map(({ pointer }) => pointer).sort()).toEqual([
      ...["#/rows/0/day", "#/rows/1/colour", "#/rows/1/output", "#/rows/2/reportedCost", "#/rows/2/uncachedInput"],
      ...["#/rows/3/currency", "#/rows/4", "#/rows/5/model"],
    ]);
    for (const body of [
      "[]",
      "null",
      "{}",
      '{"rows":[]}',
      '{"rows":{}}',
      '{"rows":[{"__proto__":{"day":"2026-08-01"}}]}',
      `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    ])
      expect(
        (await ask("POST", "/usage", { body, headers: { "content-type": "application/json" } })).json,
        body.slice(0, 40),
      ).toMatchObject({
        status: 400,
        errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(/^#/) })]),
      });
    expect(await imports(faults)).toEqual([]);
  });
});

describe("listing imports", () => {
  it("goes page by page, tells each once, and knows a status", async () => {
    const { pages } = await world("pages");
    const { ask } = await machine(pages);
    // All of one moment: only their ids tell them apart.
    await rowsOf(
      `INSERT INTO "Import" ("organizationId", id, "fileName", bytes, "uploadedBy", "uploadedAt", status)
       SELECT $1, 'import' || lpad(n::text, 20, '0'), n || '.csv', 1, 'x', '2026-10-01T00:00:00Z', CASE WHEN n % 5 = 0 THEN 'refused' ELSE 'uploaded' END::"ImportStatus"
       FROM generate_series(1, 23) AS n`,
      pages.id,
    );
    const seen: string[] = [];
    let next: string | number | null = "";
    while (next !== null) {
      const page: Answered = await ask("GET", `/imports?limit=7${next ? `&cursor=${next}` : ""}`);
      seen.push(...page.json.imports.map(({ id }) => id));
      next = page.json.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
    expect((await ask("GET", "/imports?status=refused")).json.imports).toHaveLength(4);
  });
});
