import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { asPerson } from "../tenancy/tenant-database";
import { currentBook, priceAt, syncFeed } from ".";

useTestDatabase();
let acme: WorldOrganization;
beforeAll(async () => {
  ({ acme } = await world("acme"));
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
