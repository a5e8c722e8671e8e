import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { usageMapping, type WrittenMapping } from "../../ingest";
import { setUpQueue } from "../../queue";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { importFile, inspectImport, type FileToImport } from "..";
import { uploadPlace } from "../uploads-folder";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);

const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "Tag;Modell;Eingabe;Cache;Ausgabe;Projekt";
const WRITTEN = {
  day: { column: "Tag", format: "DD.MM.YYYY" },
  provider: { constant: "openai" },
  model: { column: "Modell" },
  numbers: "1.234,56",
  tokens: { input: "Eingabe", cacheRead: "Cache", output: "Ausgabe", inputContainsCacheReads: true },
  project: { column: "Projekt" },
} satisfies WrittenMapping;
const mapping = usageMapping.parse(WRITTEN);

let files = 0;
function file(header: string, ...rows: string[]): string {
  const full = path.join(database.folder, `gateway-${++files}.csv`);
  writeFileSync(full, `${[header, ...rows].join("\n")}\n`);
  return full;
}

const take = (organization: WorldOrganization, of: string, hints: FileToImport["hints"] = {}) =>
  importFile(organization.id, OPERATOR, {
    ...{ path: of, name: path.basename(of), hints, overlap: null, confirmRejects: false, isDryRun: false },
  });

/** An upload as the route leaves it, and its inspection as the job does it. */
async function upload(organization: WorldOrganization, text: string): Promise<string> {
  const id = await organization.run("analyst", async ({ db, newId, organization: { id: organizationId } }) => {
    const made = await db.import.create({
      data: { organizationId, id: newId(), fileName: "gateway.csv", bytes: BigInt(text.length), uploadedBy: "Ana" },
    });
    return made.id;
  });
  const { folder, source } = uploadPlace(organization.id, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(source, text);
  await inspectImport(organization.id, id);
  return id;
}

describe("a file that no format recognises", () => {
  it("is shown, tried and mapped on its page, and its next one is read by itself", async () => {
    const { acme } = await world("acme");
    const api = acme.as("analyst").imports;
    const text = `${HEADER}\n31.08.2026;gpt-4o-mini;1.000;400;50;web\n`;
    const id = await upload(acme, text);
    expect(await api.read({ id })).toMatchObject({
      status: "refused",
      report: { refused: { code: "unknown-format" } },
    });
    expect((await api.list({})).imports[0]).toMatchObject({ id, asks: "mapping" });

    const sample = await api.sample({ id });
    expect(sample).toMatchObject({
      columns: HEADER.split(";"),
      rows: [["31.08.2026", "gpt-4o-mini", "1.000", "400", "50", "web"]],
      guess: { day: { column: "Tag", format: "DD.MM.YYYY" }, numbers: "1.234,56", provider: { constant: "openai" } },
      remembered: null,
    });
    const wrong = await api.tryMapping({ id, mapping: { ...WRITTEN, numbers: "1,234.56" } });
    expect(wrong).toMatchObject({
      isWhole: true,
      report: { rows: 1, rejected: 1 },
      // "1.000" is one where points are decimals.
      firstRejects: [{ line: 2, column: "Cache", value: "400", code: "cached-above-input" }],
    });
    expect(await api.tryMapping({ id, mapping: WRITTEN })).toMatchObject({
      report: { accepted: 1, totals: { uncachedInput: 600, cacheRead: 400, output: 50 } },
    });

    await api.map({ id, mapping: WRITTEN });
    await inspectImport(acme.id, id);
    const read = await api.read({ id });
    expect(read).toMatchObject({
      status: "inspected",
      report: { format: "mapped", recognisedBy: "remembered", rememberedMapping: { by: "Ana Analyst" } },
    });
    expect(read.report?.dryRun?.effects).toHaveLength(1);

    const next = await upload(acme, "ausgabe;TAG;Modell;Eingabe;Cache;Projekt\n7;1.09.2026;gpt-4o-mini;8;0;web\n");
    expect(await api.read({ id: next })).toMatchObject({
      status: "inspected",
      report: { accepted: 1, totals: { uncachedInput: 8, output: 7 }, rememberedMapping: { by: "Ana Analyst" } },
    });
    const line = await take(acme, file(HEADER, "02.09.2026;gpt-4o-mini;10;0;5;web"));
    expect(line).toMatchObject({ status: "committed", report: { recognisedBy: "remembered" } });
  });

  it("is read by the mapping of the command line, which is remembered once the file is committed", async () => {
    const { cli } = await world("cli");
    const first = file(HEADER, "31.08.2026;gpt-4o-mini;1.000;400;50;web");
    expect(await take(cli, first)).toMatchObject({
      status: "refused",
      report: { refused: { code: "unknown-format" } },
    });
    expect(await cli.as("analyst").imports.mappings()).toEqual([]);
    expect(await take(cli, first, { mapping })).toMatchObject({
      status: "committed",
      report: { recognisedBy: "told", totals: { uncachedInput: 600 } },
    });
    expect(await cli.as("analyst").imports.mappings()).toMatchObject([
      { by: "operator:test", fileName: path.basename(first), columns: HEADER.split(";"), mapping },
    ]);
    expect(await take(cli, file(HEADER, "01.09.2026;gpt-4o-mini;1;0;1;web"))).toMatchObject({ status: "committed" });
  });
});

describe("a remembered mapping", () => {
  it("can be changed and forgotten, with who and when in the audit log", async () => {
    const { change } = await world("change");
    const { imports } = change.as("analyst");
    await take(change, file(HEADER, "31.08.2026;gpt-4o-mini;1.000;400;50;web"), { mapping });
    const [known] = await imports.mappings();
    const id = known?.id ?? "";
    const tokens = { ...WRITTEN.tokens, inputContainsCacheReads: false };
    await imports.changeMapping({ id, mapping: { ...WRITTEN, tokens } });
    expect(await take(change, file(HEADER, "01.09.2026;gpt-4o-mini;100;40;1;web"))).toMatchObject({
      report: { totals: { uncachedInput: 100, cacheRead: 40 }, rememberedMapping: { id, by: "Ana Analyst" } },
    });
    await expect(
      imports.changeMapping({ id, mapping: { ...WRITTEN, tokens: { output: "Nirgends" } } }),
    ).rejects.toThrow('no column "Nirgends"');

    await imports.forgetMapping({ id });
    expect(await imports.mappings()).toEqual([]);
    expect(await take(change, file(HEADER, "03.09.2026;gpt-4o-mini;1;0;1;web"))).toMatchObject({ status: "refused" });
    await expect(imports.forgetMapping({ id })).rejects.toThrow("no such mapping");
    const acts = await change.run("owner", ({ db }) =>
      db.auditEntry.findMany({ where: { action: { startsWith: "mapping." } }, orderBy: { at: "asc" } }),
    );
    expect(acts.map(({ action, actor }) => [action, actor])).toEqual([
      ["mapping.remember", "operator:test"],
      ["mapping.remember", "Ana Analyst"],
      ["mapping.forget", "Ana Analyst"],
    ]);
  });

  it("is one organization's alone", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    await take(mine, file(HEADER, "31.08.2026;gpt-4o-mini;1.000;400;50;web"), { mapping });
    const [known] = await mine.as("owner").imports.mappings();
    expect(await theirs.as("owner").imports.mappings()).toEqual([]);
    expect(await take(theirs, file(HEADER, "31.08.2026;gpt-4o-mini;1.000;400;50;web"))).toMatchObject({
      status: "refused",
    });
    await expect(theirs.as("owner").imports.forgetMapping({ id: known?.id ?? "" })).rejects.toThrow("no such mapping");
    await expect(mine.as("reviewer").imports.forgetMapping({ id: known?.id ?? "" })).rejects.toThrow("may not do this");
    expect(await mine.as("reviewer").imports.mappings()).toHaveLength(1);
  });

  it("names the columns that a file lacks", async () => {
    const { lack } = await world("lack");
    const id = await upload(lack, "Tag;Modell;Eingabe\n31.08.2026;gpt-5;1\n");
    await expect(lack.as("analyst").imports.map({ id, mapping: WRITTEN })).rejects.toThrow(
      '"Projekt", "Cache", "Ausgabe"',
    );
    expect(await lack.as("analyst").imports.mappings()).toEqual([]);
  });
});

describe("dates that can be read in two ways", () => {
  const text = "day,provider,model,uncached_input,output\n02/01/2026,openai,gpt-4o-mini,1,2\n";

  it("are asked about, and the answer reads the file", async () => {
    const { dates } = await world("dates");
    const api = dates.as("analyst").imports;
    const id = await upload(dates, text);
    expect(await api.read({ id })).toMatchObject({
      status: "refused",
      report: { refused: { code: "ambiguous-date" } },
    });
    expect((await api.list({})).imports[0]).toMatchObject({ asks: "dates" });
    await api.inspect({ id, hints: { dates: "month-first" } });
    await inspectImport(dates.id, id);
    expect(await api.read({ id })).toMatchObject({ status: "inspected", period: { from: "2026-02-01" } });
  });
});
