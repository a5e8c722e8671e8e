import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { brokenInvariants } from "../../../testing/broken-invariants";
import { seededChance } from "../../../testing/seeded-chance";
import { OPERATOR } from "../../../testing/stocked-workloads";
import { asAdmin, useTestDatabase } from "../../../testing/test-database";
import { world, type WorldOrganization } from "../../../testing/world";
import { importFile } from "../..";

const database = useTestDatabase();
const LABELS = ["project", "apiKey", "tag", "promptName", "app"] as const;
const COUNTS = ["requests", "uncachedInput", "cacheRead", "output", "reasoning"] as const;
const HEADER =
  "day,provider,model,project,api_key,tag,prompt_name,app,requests,uncached_input,cache_read,output,reasoning";

let files = 0;
async function bring(organization: WorldOrganization, source: string, rows: readonly string[]): Promise<string> {
  const name = `${++files}-${source}.csv`;
  const file = path.join(database.folder, name);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name, hints: { source, isDetail: source === "gateway" } },
    ...{ overlap: null, confirmRejects: true, isDryRun: false },
  });
  expect(done.status, done.message).toBe("committed");
  return done.import ?? "";
}

type Row = Record<(typeof LABELS)[number], string> & Record<(typeof COUNTS)[number], bigint | null> & Labelled;
interface Labelled {
  readonly day: string;
  readonly model: string;
  readonly rows: bigint;
  readonly keyId: string;
  readonly partOf: string | null;
  readonly workload: string | null;
}

/** The rows of an import as they stand, parts beside what they were taken from. */
const rowsOf = (importId: string): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<Record<string, string | null>>(
      `SELECT r.day::text AS day, k.model, r.rows, r."keyId", k."partOfId" AS "partOf", w.name AS workload,
         ${LABELS.map((name) => `k."${name}"`).join(", ")}, ${COUNTS.map((name) => `r."${name}"`).join(", ")}
       FROM "UsageRollup" r JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
       LEFT JOIN "Workload" w ON w."organizationId" = k."organizationId" AND w.id = k."workloadId"
       WHERE r."importId" = $1 ORDER BY r.day, k.model, coalesce(k."partOfId", k.id), k."partOfId" NULLS FIRST, ${LABELS.map((name) => `k."${name}"`).join(", ")}`,
      [importId],
    );
    const count = (value: string | null | undefined): bigint | null =>
      value === null || value === undefined ? null : BigInt(value);
    return rows.map(
      (row) => ({ ...row, ...Object.fromEntries(COUNTS.map((name) => [name, count(row[name])])) }) as unknown as Row,
    );
  });

/** Every law of sums and labels; that of the audit log is for imports that were never reverted. */
const brokenLaws = async (): Promise<string[]> =>
  (await brokenInvariants(database.adminUrl, database.folder)).filter((law) => !law.includes("audit log"));

const told = ({ promptName, apiKey, uncachedInput, cacheRead, output, requests }: Row) => [
  apiKey,
  promptName,
  ...[uncachedInput, cacheRead, output, requests].map((count) => (count === null ? null : Number(count))),
];

describe("detail beside a ledger that leaves labels open", () => {
  it("says what the ledger's tokens were for, as far as it saw them, and rules assign them", async () => {
    const { plain } = await world("plain");
    const api = plain.as("analyst");
    const { id } = await api.workloads.create({ name: "Triage", profile: { task: "classification" } });
    await api.workloads.createRule({
      workloadId: id,
      matchers: [{ field: "promptName", kind: "glob", pattern: "triage-*" }],
    });
    const ledger = await bring(plain, "export", ["2026-08-01,openai,gpt-4.1-2025-04-14,,,,,,100,800,200,100,0"]);
    const before = await rowsOf(ledger);
    const gateway = await bring(plain, "gateway", [
      "2026-08-01,openai,gpt-4.1,,,,triage-eu,,60,600,0,50,0",
      "2026-08-01,openai,gpt-4.1,,,,letters,,10,100,0,30,0",
    ]);
    const after = await rowsOf(ledger);
    // The ledger's cache reads are parted as its input is; what the gateway did not see stays without a label.
    expect(after.map(told)).toEqual([
      ["", "", 240, 60, 20, 30],
      ["", "letters", 80, 20, 30, 10],
      ["", "triage-eu", 480, 120, 50, 60],
    ]);
    expect(after.map(({ workload, rows }) => [workload, Number(rows)])).toEqual([
      [null, 1],
      [null, 0],
      ["Triage", 0],
    ]);
    const { report } = await api.imports.read({ id: gateway });
    expect(report?.dryRun?.effects[0]?.attributed).toEqual([{ source: "gateway", days: 1, tokens: "780" }]);
    expect(await brokenLaws()).toEqual([]);
    await api.imports.revert({ id: gateway, reason: "to see" });
    expect(await rowsOf(ledger)).toEqual(before);
    expect(await brokenLaws()).toEqual([]);
  });

  it("is scaled down where it saw more than the ledger bills, and leaves what a ledger tells as it is", async () => {
    const { scaled } = await world("scaled");
    await bring(scaled, "gateway", [
      "2026-08-01,openai,gpt-4.1,,virtual,,one,,40,1500,0,10,0",
      "2026-08-01,openai,gpt-4.1,,virtual,,two,,10,500,0,10,0",
      "2026-08-01,openai,gpt-4o,,virtual,,one,,1,500,0,10,0",
    ]);
    const ledger = await bring(scaled, "export", ["2026-08-01,openai,gpt-4.1,,prod,,,,,1000,0,101,0"]);
    expect((await rowsOf(ledger)).map(told)).toEqual([
      ["prod", "", 0, 0, 81, null],
      // The ledger counts no requests: those that detail sent for as many tokens.
      ["prod", "one", 750, 0, 10, 20],
      ["prod", "two", 250, 0, 10, 5],
    ]);
  });

  it("goes to the rows of a key that both know", async () => {
    const { bound } = await world("bound");
    const ledger = await bring(bound, "export", [
      "2026-08-01,openai,gpt-4.1,,alpha,,,,10,1000,0,100,0",
      "2026-08-01,openai,gpt-4.1,,beta,,,,10,1000,0,100,0",
    ]);
    await bring(bound, "gateway", ["2026-08-01,openai,gpt-4.1,,alpha,,one,,4,400,0,40,0"]);
    expect((await rowsOf(ledger)).map(told)).toEqual([
      ["alpha", "", 600, 0, 60, 6],
      ["alpha", "one", 400, 0, 40, 4],
      ["beta", "", 1000, 0, 100, 10],
    ]);
  });

  it("means the account whose tokens it saw, where two ledgers tell of the day, or both of them", async () => {
    const { accounts } = await world("accounts");
    const one = await bring(accounts, "export", ["2026-08-01,openai,gpt-4.1,shop,,,,,10,5000,0,500,0"]);
    const two = await bring(accounts, "second account", ["2026-08-01,openai,gpt-4.1,,,,,,10,1000,0,100,0"]);
    const log = await bring(accounts, "gateway", ["2026-08-01,openai,gpt-4.1,,,,one,,9,900,0,90,0"]);
    expect((await rowsOf(one)).map(told)).toEqual([["", "", 5000, 0, 500, 10]]);
    expect((await rowsOf(two)).map(told)).toEqual([
      ["", "", 100, 0, 10, 1],
      ["", "one", 900, 0, 90, 9],
    ]);
    await accounts.as("analyst").imports.revert({ id: log, reason: "to see" });
    await bring(accounts, "gateway", ["2026-08-01,openai,gpt-4.1,,,,one,,20,6000,0,600,0"]);
    expect((await rowsOf(two)).map(told)).toContainEqual(["", "one", 1000, 0, 100, 10]);
    expect((await rowsOf(one)).map(told)).toContainEqual(["", "one", 5000, 0, 500, 10]);
  });

  it("is one of two that tell, not both", async () => {
    const { second } = await world("second");
    const ledger = await bring(second, "export", ["2026-08-01,openai,gpt-4.1,,,,,,10,1000,0,100,0"]);
    await bring(second, "gateway", ["2026-08-01,openai,gpt-4.1,,,,one,,4,400,0,40,0"]);
    const name = path.join(database.folder, "another.csv");
    writeFileSync(name, `${HEADER}\n2026-08-01,openai,gpt-4.1,,,,two,,4,400,0,40,0\n`);
    const hints = { source: "another gateway", isDetail: true };
    const given = { path: name, name: "another.csv", hints, overlap: null, confirmRejects: true, isDryRun: false };
    expect((await importFile(second.id, OPERATOR, given)).status).toBe("committed");
    expect((await rowsOf(ledger)).map(({ promptName }) => promptName)).toEqual(["", "one"]);
  });
});

const pickOf = (pick: () => number, names: readonly string[]): string => names[Math.floor(pick() * names.length)] ?? "";

/** Rows of a source, with labels that are told or not, and counts from nothing to a million. */
function random(pick: () => number, few: readonly string[]): string[] {
  const rows = new Map<string, string>();
  for (let row = 0; row < 14; row++) {
    const labels = LABELS.map(() => pickOf(pick, few));
    const at = `2026-08-0${1 + Math.floor(pick() * 3)},openai,${pickOf(pick, ["gpt-4.1", "gpt-4.1-2025-04-14", "gpt-4o"])}`;
    const count = (): number => (pick() < 0.2 ? 0 : Math.floor(pick() ** 4 * 1_000_000));
    rows.set(`${at},${labels.join(",")}`, `${pick() < 0.3 ? "" : count()},${count()},${count()},${count()},${count()}`);
  }
  return [...rows].map(([key, counts]) => `${key},${counts}`);
}

const tokensIn = (rows: readonly Row[], names: readonly (typeof COUNTS)[number][]): bigint =>
  rows.reduce((sum, row) => names.reduce((part, name) => part + (row[name] ?? 0n), sum), 0n);

describe("whatever two sources tell", () => {
  it.each(process.env.NIGHTLY ? Array.from({ length: 60 }, (_, seed) => seed + 1) : [1, 2, 3])(
    "every row of the ledger is its parts and the rest, and is whole again afterwards (%d)",
    async (seed) => {
      const pick = seededChance(seed);
      const slug = `random-${seed}`;
      const organization = (await world(slug))[slug]!;
      const ledger = await bring(organization, "export", random(pick, ["", "", "a", "b"]));
      const before = await rowsOf(ledger);
      const gateway = await bring(organization, "gateway", random(pick, ["", "a", "x", "y"]));
      const [after, seen] = [await rowsOf(ledger), await rowsOf(gateway)];
      for (const row of before) {
        const parts = after.filter(({ day, keyId, partOf }) => day === row.day && (partOf ?? keyId) === row.keyId);
        for (const name of COUNTS) {
          const counts = parts.map((part) => part[name]);
          // What a ledger does not count stays unknown of its own row; its parts have what detail counts.
          if (row[name] === null) expect(parts.find(({ partOf }) => partOf === null)?.[name]).toBeNull();
          else expect(counts.reduce((sum, count) => (sum ?? 0n) + (count ?? 0n), 0n)).toBe(row[name]);
          for (const count of counts) expect(Number(count ?? 0)).toBeGreaterThanOrEqual(0);
        }
        for (const part of parts) for (const name of LABELS) if (row[name]) expect(part[name]).toBe(row[name]);
      }
      for (const day of new Set(before.map((row) => row.day))) {
        const parts = after.filter((row) => row.day === day && row.partOf !== null);
        for (const names of [
          ["uncachedInput", "cacheRead"],
          ["output", "reasoning"],
        ] as const) {
          // Rounded ends: a part is at most a token off in each of its counts.
          const most =
            tokensIn(
              seen.filter((row) => row.day === day),
              names,
            ) + BigInt(2 * parts.length);
          expect(tokensIn(parts, names) <= most, `${day} ${names.join()}`).toBe(true);
        }
      }
      expect(await brokenLaws()).toEqual([]);
      await organization.as("analyst").imports.revert({ id: gateway, reason: "to compare" });
      expect(await rowsOf(ledger)).toEqual(before);
    },
    60_000,
  );
});
