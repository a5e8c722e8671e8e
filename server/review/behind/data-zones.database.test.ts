import { beforeAll, describe, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { bringing } from "../../testing/stocked-workloads";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";

const database = useTestDatabase();
let zoned: WorldOrganization;
let bill = "";

beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ zoned } = await world("zoned"));
  const row = (day: string, region: string, tokens: number) => `${day},azure,gpt-4.1,${region},${tokens},0`;
  const rows = [
    row("2026-08-03", "global", 1_000_000),
    row("2026-08-03", "westeurope", 2_000_000),
    row("2026-08-03", "data-zone", 4_000_000),
    row("2026-08-20", "data-zone", 1_000_000),
  ];
  await bringing(database)(zoned, "bill", rows, "day,provider,model,region,uncached_input,output");
  const { imports } = await zoned.as("analyst").imports.list({});
  bill = imports[0]?.id ?? "";
});

/** Per million tokens of input, as the bundled book has them. */
const GLOBAL = 2;
const ZONE = 2.2;

describe("usage in a data zone of Azure", () => {
  it.each(["then", "now"] as const)("is valued at the zone's price, at the prices of %s", async (prices) => {
    const api = zoned.as("analyst");
    const { snapshot } = await api.reviews.portfolio({ quarter: "2026-Q3", prices });
    expect(Number(snapshot.spend)).toBeCloseTo(3 * GLOBAL + 5 * ZONE, 9);
    for (const by of ["month", "day"] as const) {
      const { amount, lines } = await api.reviews.behind({ period: "2026-08", prices, by });
      expect(Number(amount)).toBeCloseTo(3 * GLOBAL + 5 * ZONE, 9);
      const told = lines.map(({ zone, cost, prices: [price] }) => [zone, Number(cost), price?.model]);
      expect(new Set(told.map(([zone, , model]) => `${zone} ${model}`))).toEqual(
        new Set([" gpt-4.1", "data-zone data-zone/gpt-4.1"]),
      );
    }
  });

  it("leads to rows of the zone alone, each at its price", async () => {
    const ask = (zone?: string) => zoned.as("analyst").imports.rows({ id: bill, month: "2026-08", zone });
    for (const [zone, rows, cost] of [
      ["data-zone", 2, 5 * ZONE],
      ["", 2, 3 * GLOBAL],
      [undefined, 4, 3 * GLOBAL + 5 * ZONE],
    ] as const) {
      const found = await ask(zone);
      expect(found.rows).toHaveLength(rows);
      expect(Number(found.amount.valued)).toBeCloseTo(cost, 9);
      expect(found.rows.reduce((sum, row) => sum + Number(row.cost), 0)).toBeCloseTo(cost, 9);
    }
  });

  it("is told apart where a contract price asks whose usage it values", async () => {
    const asked = { provider: "azure", model: "gpt-4.1", aliases: [], from: "2026-08-01" };
    const { reached, alike } = await zoned.as("owner").prices.overrideReach(asked);
    expect(reached).toMatchObject([{ model: "gpt-4.1", tokens: "3000000" }]);
    expect(alike).toMatchObject([{ model: "data-zone/gpt-4.1", tokens: "5000000" }]);
  });

  it("follows a price of its own that changes inside a month, in every sum", async () => {
    const api = zoned.as("owner");
    await api.prices.override({
      ...{ provider: "azure", model: "data-zone/gpt-4.1", perMTok: { input: "3", output: "9" } },
      ...{ contextTiers: [], units: {}, from: "2026-08-11", to: null, reason: "contract" },
    });
    const spend = 3 * GLOBAL + 4 * ZONE + 1 * 3;
    const { snapshot } = await api.reviews.portfolio({ quarter: "2026-Q3", prices: "then" });
    expect(Number(snapshot.spend)).toBeCloseTo(spend, 9);
    for (const by of ["month", "day"] as const)
      expect(Number((await api.reviews.behind({ period: "2026-08", by })).amount)).toBeCloseTo(spend, 9);
  });
});
