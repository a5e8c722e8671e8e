import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { importFile } from "../intake";
import { Decimal, sumOf } from "../kernel/decimal";
import { gatherUsage } from "../review/snapshot/gather-usage";
import { setUpQueue } from "../queue";
import { asPerson, inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { askThrough, bookInForce, syncFeed, valueDays } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
let acme: WorldOrganization;
let borealis: WorldOrganization;
beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ acme, borealis } = await world("acme", "borealis"));
  await asAdmin(database.adminUrl, (client) =>
    client.query(`UPDATE "Organization" SET currency = 'EUR' WHERE id = $1`, [acme.id]),
  );
  for (const organization of [acme, borealis]) {
    const file = path.join(database.folder, `${organization.slug}.csv`);
    const days = ["2026-08-03", "2026-08-10", "2026-08-11", "2026-09-20"];
    const header = "day,provider,model,requests,uncached_input,output";
    writeFileSync(file, [header, ...days.map((day) => `${day},openai,gpt-4o-mini,10,1000000,0`)].join("\n"));
    await importFile(organization.id, OPERATOR, {
      ...{ path: file, name: path.basename(file), hints: { source: "gateway" }, overlap: null },
      ...{ confirmRejects: true, isDryRun: false },
    });
  }
});

/** What each day is worth. The months, which alone are stored, are the sums of these. */
async function values({ id }: WorldOrganization): Promise<(string | null)[]> {
  const sql = `FROM "UsageRollup" r JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId" WHERE r."organizationId" = $1 AND k.model = 'gpt-4o-mini'`;
  const months = `SELECT m.month::text AS month, sum(m."valuedCost")::text AS cost FROM "UsageMonth" m JOIN "UsageKey" k ON k."organizationId" = m."organizationId" AND k.id = m."keyId"
    WHERE m."organizationId" = $1 AND k.model = 'gpt-4o-mini' GROUP BY 1`;
  return inTenantBulk(id, async (client) => {
    const days = await valueDays(askThrough(client), await bookInForce(client, id), { sql, values: [id] });
    for (const { month, cost } of (await client.query<{ month: string; cost: string | null }>(months, [id])).rows) {
      const known = days.flatMap((one) => (one.day.startsWith(month.slice(0, 7)) && one.cost ? [one.cost] : []));
      expect(cost === null ? null : new Decimal(cost).toString(), month).toBe(
        known.length === 0 ? null : sumOf(known).toString(),
      );
    }
    return days.map(({ cost }) => cost?.toString() ?? null);
  });
}
const audited = ({ id }: WorldOrganization, action: string) =>
  inTenant(id, (db) => db.auditEntry.findMany({ where: { organizationId: id, action }, orderBy: { at: "asc" } }));

describe("prices in another currency", () => {
  it("are unpriced without a rate, never guessed", async () => {
    expect([await values(acme), await values(borealis)]).toEqual([
      [null, null, null, null],
      ["0.15", "0.15", "0.15", "0.15"],
    ]);
  });

  it("are valued at the day's rate once a person has uploaded one, and only within seven days of it", async () => {
    const owner = acme.as("owner").prices;
    const table = { fileName: "ecb.csv", reason: "ECB reference rates of August" };
    const text = "date,currency,rate to EUR\n2026-08-03,USD,0.9\n2026-09-20,USD,0.8\n";
    await expect(acme.as("analyst").prices.uploadRates({ ...table, text })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { id, revalued } = await owner.uploadRates({ ...table, text });
    expect([revalued, await values(acme)]).toEqual([2, ["0.135", "0.135", null, "0.12"]]);
    expect(await values(borealis)).toEqual(["0.15", "0.15", "0.15", "0.15"]);
    expect((await audited(acme, "rates.upload")).map(({ actor, reason }) => [actor, reason])).toEqual([
      ["Olga Owner", table.reason],
    ]);
    const later = { ...table, text: "date,currency,rate\n2026-08-10,USD,0.91\n", reason: "corrected by the bank" };
    const { id: second } = await owner.uploadRates(later);
    expect(await values(acme)).toEqual(["0.135", "0.1365", "0.1365", "0.12"]);
    const { currencies, tables } = await acme.as("viewer").prices.rates();
    expect(currencies).toMatchObject([{ currency: "USD", from: "2026-08-03", to: "2026-09-20", days: 3 }]);
    expect(tables.map((one) => one.id)).toEqual([second, id]);
    await owner.withdrawRates({ id: second, reason: "it was the wrong month" });
    expect(await values(acme)).toEqual(["0.135", "0.135", null, "0.12"]);
  });

  it("are refused whole where a row is wrong", async () => {
    const wrong = {
      fileName: "x.csv",
      reason: "rates",
      text: "date,currency,rate\n2026-08-03,USD,1\n2026-13-03,USD,1",
    };
    await expect(acme.as("owner").prices.uploadRates(wrong)).rejects.toThrow('Row 3: "2026-13-03" is no day');
  });
});

describe("what is reported in another currency", () => {
  it("is converted at its day's rate; without one it is named and left out", async () => {
    const bill = async (name: string, ...rows: string[]) => {
      const file = path.join(database.folder, name);
      writeFileSync(
        file,
        ["day,provider,model,requests,uncached_input,output,reported_cost,currency", ...rows].join("\n"),
      );
      const done = await importFile(acme.id, OPERATOR, {
        ...{ path: file, name, hints: { source: name }, overlap: null, confirmRejects: true, isDryRun: false },
      });
      expect(done).toMatchObject({ status: "committed" });
    };
    await bill(
      "bill.csv",
      "2026-08-03,speechco,voice,1,0,0,10,USD",
      "2026-08-29,speechco,voice,1,0,0,7,USD",
      "2026-08-04,speechco,voice,1,0,0,1,EUR",
    );
    const { reportedOnly } = await acme.run("owner", (ctx) =>
      gatherUsage(ctx, { from: "2026-07-01", to: "2026-10-01" }, "then", () => "2026-Q3"),
    );
    const sum = reportedOnly.reduce((total, { cost }) => total.plus(cost), new Decimal(0));
    expect(sum.toString()).toBe("10");
  });

  it("has the policy's defaults copied at the day's rate, rounded to two digits, as a version that says so", async () => {
    const on = (day: string) => acme.as("owner", new Date(`${day}T12:00:00Z`)).policy;
    await expect(on("2026-10-05").copyDefaults()).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(borealis.as("owner").policy.copyDefaults()).rejects.toThrow("in USD already");
    await on("2026-09-21").copyDefaults();
    const policy = await on("2026-09-21").read();
    expect(policy.thresholds).toMatchObject({
      minMonthlySaving: 160,
      minMonthlySpend: 4_000,
      minUpfront: { "3": 4_000 },
    });
    expect(JSON.stringify(policy)).toContain("copied at 0.8 EUR for one USD on 2026-09-21");
  });
});

describe("a pinned version", () => {
  it("values everything until it is let go, whatever comes to the book", async () => {
    const owner = borealis.as("owner").prices;
    const { versions } = await owner.versions();
    const number = versions[0]!.number;
    await expect(borealis.as("analyst").prices.pin({ number, reason: "year end" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(owner.pin({ number: 4_711, reason: "year end" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner.pin({ number, reason: "the book of the year end" });
    const feed = (name: string, text: string) =>
      asPerson(null, (db) => syncFeed(db, { feed: name, asOf: "2026-08-05", text, actor: "operator:test" }));
    const price = { litellm_provider: "openai", input_cost_per_token: 1e-7, output_cost_per_token: 4e-7 };
    await feed("litellm", JSON.stringify({ "gpt-4o-mini": price }));
    const agreed = await feed(
      "models-dev",
      JSON.stringify({ openai: { models: { "gpt-4o-mini": { cost: { input: 0.1, output: 0.4 } } } } }),
    );
    expect(agreed.counts.changed).toBe(1);
    await owner.pin({ number, reason: "still the year end" });
    expect(await values(borealis)).toEqual(["0.15", "0.15", "0.15", "0.15"]);
    const { revalued } = await owner.pin({ number: null, reason: "the year is closed" });
    expect([revalued, await values(borealis)]).toEqual([2, ["0.15", "0.1", "0.1", "0.1"]]);
    expect((await audited(borealis, "price.unpin")).map(({ reason }) => reason)).toEqual(["the year is closed"]);
  });
});
