import { describe, expect, it } from "vitest";
import { DEMO_SEED, demoUsage } from "@/prisma/demo/company";
import { contracts } from "@/prisma/demo/contracts";
import { usageDays } from "@/prisma/demo/generate";
import { bundledBook, costOf, indexBook, priceAt } from "..";

describe("the bundled book and the demo company", () => {
  it("prices every row of every day in full, with the company's own contracts", () => {
    const index = indexBook({
      ...bundledBook,
      entries: [...contracts.map(({ entry }) => entry), ...bundledBook.entries],
    });
    const rows = usageDays(DEMO_SEED, demoUsage);
    const missing = rows.filter(({ provider, model, day, uncachedInput, cacheRead, cacheWrite5m, output }) => {
      const price = priceAt(index, { provider, model, day })?.entry ?? null;
      return costOf(price, { tokens: { uncachedInput, cacheRead, cacheWrite5m, output } }).priced !== "full";
    });
    expect(rows.length).toBeGreaterThan(1_000);
    expect([...new Set(missing.map(({ provider, model, day }) => `${provider} ${model} ${day}`))].slice(0, 5)).toEqual(
      [],
    );
  });

  it("says from where it knows every price, and when that was looked at", () => {
    for (const { source, sourceUrl, checkedOn, model } of bundledBook.entries)
      expect([model, source !== "", sourceUrl?.startsWith("https://"), checkedOn >= "2025-10-01"]).toEqual([
        model,
        true,
        true,
        true,
      ]);
  });
});
