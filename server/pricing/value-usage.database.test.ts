import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../kernel/day";
import { Decimal } from "../kernel/decimal";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { sumMonths } from "../intake/settle/sum-months";
import {
  askedProvider,
  askThrough,
  bookInForce,
  bundledBook,
  changeDays,
  costOf,
  currentBook,
  indexBook,
  priceAt,
  revalueOrganization,
  segmentRates,
  valueDays,
  type BookInForce,
  type ValuedDay,
} from ".";

const database = useTestDatabase();

interface Line {
  readonly provider: string;
  readonly model: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
  readonly day: string;
  readonly requests: number | null;
  readonly tokens: readonly number[];
  readonly units: Record<string, number> | null;
}

const known = bundledBook.entries.map(({ provider, model }) => ({ provider, model }));
const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000_000_000 }));
const line: fc.Arbitrary<Line> = fc.record({
  provider: fc.constant(""),
  model: fc.constant(""),
  serviceTier: fc.constantFrom("", "default", "flex", "priority", "batch", "whatever"),
  batch: fc.boolean(),
  contextTier: fc.constantFrom("", "≤ 200k", "200k-1M"),
  day: fc.integer({ min: 0, max: 1_400 }).map((days) => addDays("2023-06-01", days)),
  requests: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  tokens: fc.tuple(count, count, count, count, count, count),
  units: fc.option(
    fc.dictionary(fc.constantFrom("web_search", "images", "made_up"), fc.integer({ min: 0, max: 1_000 }), {
      maxKeys: 2,
    }),
  ),
});
const priced = fc
  .tuple(
    line,
    fc.oneof(
      { arbitrary: fc.constantFrom(...known), weight: 9 },
      { arbitrary: fc.constant({ provider: "unknown", model: "nobody-knows" }), weight: 1 },
    ),
  )
  .map(([made, named]) => ({ ...made, ...named }));

const BUCKETS = ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"] as const;

/** Puts rows there as an import leaves them, each group of rows under a key of its own, and sums and values their months. */
async function store(organizationId: string, groups: readonly (readonly Line[])[]): Promise<void> {
  await inTenantBulk(organizationId, async (client) => {
    await client.query(
      `DELETE FROM "UsageRollup"; DELETE FROM "UsageMonth"; DELETE FROM "UsageKey"; DELETE FROM "Import"; DELETE FROM "Source"`,
    );
    await client.query(`INSERT INTO "Source" ("organizationId", id, name, provider) VALUES ($1, 's', 's', 'x')`, [
      organizationId,
    ]);
    await client.query(
      `INSERT INTO "Import" ("organizationId", id, "sourceId", "fileName", bytes, status, "uploadedBy") VALUES ($1, 'i', 's', 'f', 1, 'committed', 'x')`,
      [organizationId],
    );
    for (const [at, lines] of groups.entries()) {
      const one = lines[0]!;
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO "UsageKey" ("organizationId", digest, provider, model, "serviceTier", batch, "contextTier") VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [organizationId, String(at), one.provider, one.model, one.serviceTier, one.batch, one.contextTier],
      );
      for (const { day, requests, tokens, units } of lines)
        await client.query(
          `INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", rows, requests, ${BUCKETS.map((name) => `"${name}"`).join(", ")}, "otherUnits")
          VALUES ($1, 'i', $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [organizationId, day, rows[0]!.id, requests, ...tokens, units === null ? null : JSON.stringify(units)],
        );
    }
    await sumMonths(
      askThrough(client),
      { organizationId, importId: "i", kind: "usage" },
      await bookInForce(client, organizationId),
    );
  });
}

/** Takes all values away and has them found again. */
async function revalued(organizationId: string): Promise<void> {
  await inTenantBulk(organizationId, async (client) => {
    await client.query(`UPDATE "UsageMonth" SET "valuedCost" = 12345, "pricedTokens" = 12345`);
    await revalueOrganization(client, organizationId);
  });
}

/** The rule's answer, row by row. */
function valued(book: BookInForce, one: Line): string | null {
  const found = priceAt(book.index, { provider: askedProvider(one.provider), model: one.model, day: one.day });
  if (!found || found.entry.currency !== book.currency) return null;
  const { requests, batch, serviceTier, contextTier, units } = one;
  const tokens = Object.fromEntries(BUCKETS.map((name, at) => [name, one.tokens[at]!]));
  return costOf(found.entry, { tokens, requests, batch, serviceTier, contextTier, units }).cost;
}

/** How many tokens of a row have a price. */
function pricedOf(book: BookInForce, one: Line): number {
  const found = priceAt(book.index, { provider: askedProvider(one.provider), model: one.model, day: one.day });
  if (!found || found.entry.currency !== book.currency) return 0;
  const { tokens } = segmentRates(found.entry, one);
  return BUCKETS.reduce((sum, name, at) => sum + (tokens[name] === null ? 0 : one.tokens[at]!), 0);
}

let acme: WorldOrganization;
beforeAll(async () => {
  ({ acme } = await world("acme"));
});

interface StoredMonth {
  readonly group: number;
  readonly month: string;
  readonly cost: string | null;
  readonly priced: string;
}
const readMonths = () =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT k.digest::int AS "group", m.month::text AS month, m."valuedCost"::text AS cost, m."pricedTokens"::text AS priced
      FROM "UsageMonth" m JOIN "UsageKey" k ON k.id = m."keyId" AND k."organizationId" = m."organizationId" WHERE m."organizationId" = $1 ORDER BY 1, 2`;
    return (await client.query<StoredMonth>(sql, [acme.id])).rows.map((row) => ({
      ...row,
      cost: row.cost === null ? null : new Decimal(row.cost).toString(),
    }));
  });
const readValues = async () => (await readMonths()).map(({ cost }) => cost);

/** Several days of one kind of price, on both sides of a day on which its price changes where there is one. */
const groups = fc
  .tuple(
    priced,
    fc.nat(),
    fc.uniqueArray(fc.tuple(fc.integer({ min: -25, max: 25 }), line), {
      minLength: 1,
      maxLength: 8,
      selector: ([offset]) => offset,
    }),
  )
  .map(([kind, at, days]) => {
    const changes = changeDays(index, kind.provider, kind.model);
    const middle = changes[at % Math.max(1, changes.length)] ?? kind.day;
    return days.map(([offset, { requests, tokens, units }]) => ({
      ...{ ...kind, day: addDays(middle, offset) },
      ...{ requests, tokens, units },
    }));
  });
const index = indexBook(bundledBook);

describe("value in the database", () => {
  it("is the value of the rule, row by row, to the last digit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(priced, { minLength: 60, maxLength: 60 }), async (lines) => {
        await store(
          acme.id,
          lines.map((one) => [one]),
        );
        const book = await acme.run("owner", (ctx) => currentBook(ctx));
        const expected = lines.map((one) => valued(book, one));
        expect(await readValues()).toEqual(expected);
        await revalued(acme.id);
        expect(await readValues()).toEqual(expected);
      }),
      { numRuns: 6, seed: 20_261_001 },
    );
  });

  it("of a month is the sum of its days, each at its own price, also where the price changes inside it", async () => {
    let turned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(groups, { minLength: 20, maxLength: 20 }), async (lines) => {
        await store(acme.id, lines);
        const book = await acme.run("owner", (ctx) => currentBook(ctx));
        const whenImported = await readMonths();
        await revalued(acme.id);
        const months = await readMonths();
        expect(months).toEqual(whenImported);
        for (const { group, month, cost, priced: pricedTokens } of months) {
          const rows = lines[group]!.filter(({ day }) => day.startsWith(month.slice(0, 7)));
          const costs = rows.map((one) => valued(book, one));
          const known = costs.filter((one) => one !== null);
          const sum = known.reduce((total, one) => total.plus(one), new Decimal(0)).toString();
          // Nothing at all was used on a day that costs 0 without a price: it makes no unknown month a free one.
          if (cost === null) expect(known.filter((one) => one !== "0")).toEqual([]);
          else expect(cost).toBe(sum);
          expect(pricedTokens).toBe(String(rows.reduce((total, one) => total + pricedOf(book, one), 0)));
          const prices = rows.map(({ provider, model, day }) => priceAt(book.index, { provider, model, day })?.entry);
          if (new Set(prices).size > 1) turned += 1;
        }
        expect((await daysOf(book)).map(({ cost }) => cost?.toString() ?? null)).toEqual(
          lines.flatMap((group) => [...group].sort((a, b) => (a.day < b.day ? -1 : 1)).map((one) => valued(book, one))),
        );
      }),
      { numRuns: 6, seed: 20_261_001 },
    );
    expect(turned).toBeGreaterThan(20);
  });

  it("changes nothing when it is found again under the same book", async () => {
    expect((await inTenantBulk(acme.id, (client) => revalueOrganization(client, acme.id))).months).toBe(0);
  });
});

/** The days of each group, one group after the other, as pages that need days read them. */
async function daysOf(book: BookInForce): Promise<readonly ValuedDay[]> {
  const { rows } = await asAdmin(database.adminUrl, (client) =>
    client.query<{ id: string }>(`SELECT id FROM "UsageKey" WHERE "organizationId" = $1 ORDER BY digest::int`, [
      acme.id,
    ]),
  );
  return inTenantBulk(acme.id, async (client) => {
    const days: ValuedDay[] = [];
    for (const { id } of rows) {
      const sql = `FROM "UsageRollup" r JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId" WHERE r."organizationId" = $1 AND k.id = $2`;
      days.push(...(await valueDays(askThrough(client), book, { sql, values: [acme.id, id] })));
    }
    return days;
  });
}

describe("a price of one's own", () => {
  const mini = (day: string): Line => ({
    ...{ provider: "openai", model: "gpt-4o-mini", serviceTier: "", batch: false, contextTier: "" },
    ...{ day, requests: 1, tokens: [1_000_000, 0, 0, 0, 0, 0], units: null },
  });
  const now = new Date("2026-10-05T12:00:00Z");

  it("stands above the book on its days alone, and goes when it is withdrawn", async () => {
    await store(acme.id, [[mini("2026-07-31")], [mini("2026-08-01")], [mini("2026-09-01")]]);
    expect(await readValues()).toEqual(["0.15", "0.15", "0.15"]);
    const owner = acme.as("owner", now).prices;
    const { id, revalued } = await owner.override({
      ...{
        provider: "openai ",
        model: " GPT-4o-mini",
        perMTok: { input: "0.1", output: "0.5" },
        from: "2026-08-01",
        to: "2026-09-01",
      },
      reason: "contract of July",
    });
    expect(revalued).toBe(1);
    expect(await readValues()).toEqual(["0.15", "0.1", "0.15"]);
    expect((await owner.list({ search: "gpt-4o-mini", provider: "openai" })).lines.length).toBeGreaterThan(0);
    const history = await owner.read({ provider: "openai", model: "gpt-4o-mini" });
    expect(history.prices.filter(({ isOverride }) => isOverride)).toHaveLength(1);
    // A viewer sees no contract price.
    const seen = await acme.as("viewer", now).prices.read({ provider: "openai", model: "gpt-4o-mini" });
    expect(seen.prices.filter(({ isOverride }) => isOverride)).toHaveLength(0);
    expect(seen.prices).toHaveLength(history.prices.length - 1);
    const { changes } = await owner.changes({ quarter: "2026-Q3" });
    expect(changes.map(({ on, effect }) => [on, effect])).toEqual([
      ["2026-08-01", "-0.1"],
      ["2026-09-01", "0.05"],
    ]);
    await owner.withdrawOverride({ id, reason: "contract ended" });
    expect(await readValues()).toEqual(["0.15", "0.15", "0.15"]);
    const audit = await inTenant(acme.id, (db) =>
      db.auditEntry.findMany({
        where: { organizationId: acme.id, action: { startsWith: "price." } },
        orderBy: { at: "asc" },
      }),
    );
    expect(audit.map(({ action, reason }) => [action, reason])).toEqual([
      ["price.override", "contract of July"],
      ["price.withdraw-override", "contract ended"],
    ]);
  });

  it("is refused without a price, and with days that end before they begin", async () => {
    const owner = acme.as("owner", now).prices;
    const price = { provider: "openai", model: "gpt-4o-mini", reason: "contract", from: "2026-08-01" };
    await expect(owner.override({ ...price, perMTok: {} })).rejects.toThrow("Give at least one price");
    await expect(owner.override({ ...price, perMTok: { input: "1" }, to: "2026-08-01" })).rejects.toThrow(
      "A price holds from a first day",
    );
    await expect(acme.as("analyst", now).prices.override({ ...price, perMTok: { input: "1" } })).rejects.toThrow(
      "may not",
    );
  });
});
