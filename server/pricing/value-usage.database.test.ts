import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../kernel/day";
import { Decimal } from "../kernel/decimal";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import {
  askedProvider,
  bundledBook,
  costOf,
  currentBook,
  priceAt,
  revalueOrganization,
  syncFeed,
  type BookInForce,
} from ".";
import { asPerson } from "../tenancy/tenant-database";

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

/** Puts rows there as an import leaves them, unvalued. */
async function store(organizationId: string, lines: readonly Line[]): Promise<void> {
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
    for (const [at, one] of lines.entries()) {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO "UsageKey" ("organizationId", digest, provider, model, "serviceTier", batch, "contextTier") VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [organizationId, String(at), one.provider, one.model, one.serviceTier, one.batch, one.contextTier],
      );
      const values = [
        organizationId,
        one.day,
        rows[0]!.id,
        one.requests,
        ...one.tokens,
        one.units === null ? null : JSON.stringify(one.units),
      ];
      await client.query(
        `INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", rows, requests, ${BUCKETS.map((name) => `"${name}"`).join(", ")}, "otherUnits")
        VALUES ($1, 'i', $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11)`,
        values,
      );
    }
    await client.query(
      `INSERT INTO "UsageMonth" ("organizationId", "importId", month, "keyId", rows, "countedTokens", ${BUCKETS.map((name) => `"${name}"`).join(", ")}, days)
      SELECT "organizationId", "importId", date_trunc('month', day), "keyId", 1, 0, ${BUCKETS.map((name) => `"${name}"`).join(", ")}, 1 FROM "UsageRollup"`,
    );
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

let acme: WorldOrganization;
beforeAll(async () => {
  ({ acme } = await world("acme"));
});
const readValues = () =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT r."valuedCost"::text AS cost FROM "UsageRollup" r JOIN "UsageKey" k ON k.id = r."keyId" AND k."organizationId" = r."organizationId" WHERE r."organizationId" = $1 ORDER BY k.digest::int`;
    return (await client.query<{ cost: string | null }>(sql, [acme.id])).rows.map(({ cost }) =>
      cost === null ? null : new Decimal(cost).toString(),
    );
  });

describe("value in the database", () => {
  it("is the value of the rule, row by row, to the last digit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(priced, { minLength: 60, maxLength: 60 }), async (lines) => {
        await store(acme.id, lines);
        const book = await acme.run("owner", (ctx) => currentBook(ctx));
        await inTenantBulk(acme.id, (client) => revalueOrganization(client, acme.id));
        expect(await readValues()).toEqual(lines.map((one) => valued(book, one)));
      }),
      { numRuns: 6, seed: 20_261_001 },
    );
  });

  it("changes nothing when it is found again under the same book", async () => {
    expect((await inTenantBulk(acme.id, (client) => revalueOrganization(client, acme.id))).rollups).toBe(0);
  });
});

describe("a price of one's own", () => {
  const mini = (day: string): Line => ({
    ...{ provider: "openai", model: "gpt-4o-mini", serviceTier: "", batch: false, contextTier: "" },
    ...{ day, requests: 1, tokens: [1_000_000, 0, 0, 0, 0, 0], units: null },
  });
  const now = new Date("2026-10-05T12:00:00Z");

  it("stands above the book on its days alone, and goes when it is withdrawn", async () => {
    await store(acme.id, [mini("2026-07-31"), mini("2026-08-01"), mini("2026-09-01")]);
    await inTenantBulk(acme.id, (client) => revalueOrganization(client, acme.id));
    expect(await readValues()).toEqual(["0.15", "0.15", "0.15"]);
    const owner = acme.as("owner", now).prices;
    const { id, revalued } = await owner.override({
      ...{
        provider: "openai",
        model: "gpt-4o-mini",
        perMTok: { input: "0.1", output: "0.5" },
        from: "2026-08-01",
        to: "2026-09-01",
      },
      reason: "contract of July",
    });
    expect(revalued).toBe(1);
    expect(await readValues()).toEqual(["0.15", "0.1", "0.15"]);
    const months = await asAdmin(database.adminUrl, (client) =>
      client.query(
        `SELECT trim_scale("valuedCost")::text AS cost FROM "UsageMonth" WHERE "organizationId" = $1 ORDER BY month`,
        [acme.id],
      ),
    );
    expect(months.rows).toEqual([{ cost: "0.15" }, { cost: "0.1" }, { cost: "0.15" }]);
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

describe("a feed", () => {
  const file = (input: number, output = 0.000002) =>
    JSON.stringify({
      "house-model-1": {
        litellm_provider: "openai",
        mode: "chat",
        input_cost_per_token: input,
        output_cost_per_token: output,
      },
    });
  const sync = (asOf: string, text: string) =>
    asPerson(null, (db) => syncFeed(db, { feed: "litellm", text, asOf, actor: "operator:test" }));
  const price = async (day: string) => {
    const book = await acme.run("owner", (ctx) => currentBook(ctx));
    return priceAt(book.index, { provider: "openai", model: "house-model-1", day })?.entry.perMTok.input ?? null;
  };

  it("adds what is new, dates what changes, and keeps what is suspicious out of every value", async () => {
    expect((await sync("2026-08-01", file(0.000001))).counts).toMatchObject({ added: 1 });
    expect(await price("2026-08-02")).toBe("1");
    expect((await sync("2026-08-01", file(0.000001))).isNew).toBe(false);
    expect((await sync("2026-09-01", file(0.0000008))).counts).toMatchObject({ changed: 1 });
    expect([await price("2026-08-31"), await price("2026-09-01")]).toEqual(["1", "0.8"]);
    const jumped = await sync("2026-10-01", file(0.8));
    expect(jumped.counts).toMatchObject({ quarantined: 1, changed: 0 });
    expect(jumped.open[0]?.reasons.map(({ code }) => code)).toContain("unit-jump");
    expect(await price("2026-10-02")).toBe("0.8");
  });

  it("that is no feed is refused as a whole, and the book stays", async () => {
    const before = await price("2026-10-02");
    await expect(sync("2026-10-03", "{ not json")).rejects.toMatchObject({ code: "feed-refused" });
    expect(await price("2026-10-02")).toBe(before);
  });
});
