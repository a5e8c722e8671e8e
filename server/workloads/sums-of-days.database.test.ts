import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { importFile } from "../intake";
import { currentBook } from "../pricing";
import { useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { sqlOfTransaction } from "./sql";
import { sumsOfDays } from "./sums-of-days";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;

it("values days at the prices between which they lie, and leaves unknown what has none", async () => {
  const { acme } = await world("acme");
  const file = path.join(database.folder, "usage.csv");
  const rows = [
    ...["2026-08-05", "2026-08-12", "2026-08-19", "2026-08-25", "2026-09-01"].map(
      (day) => `${day},openai,gpt-4o-mini,10,1000000,0`,
    ),
    "2026-08-12,nobody,knows-it,1,500,0",
  ];
  writeFileSync(file, ["day,provider,model,requests,uncached_input,output", ...rows, ""].join("\n"));
  await importFile(acme.id, OPERATOR, {
    ...{ path: file, name: "usage.csv", hints: {}, overlap: null, confirmRejects: true, isDryRun: false },
  });
  const price = { provider: "openai", model: "gpt-4o-mini", perMTok: { input: "0.1", output: "0.5" } };
  const owner = acme.as("owner", new Date("2026-10-05T12:00:00Z")).prices;
  await owner.override({ ...price, from: "2026-08-10", to: "2026-08-20", reason: "contract of ten days" });

  const sums = await acme.run("owner", async (ctx) =>
    sumsOfDays(sqlOfTransaction(ctx.db), acme.id, { from: "2026-08-01", to: "2026-08-26" }, await currentBook(ctx)),
  );
  const told = sums.map(({ model, requests, tokens, valuedCost, pricedTokens }) => ({
    ...{ model, requests, input: tokens.uncachedInput, cost: valuedCost?.toString() ?? null, pricedTokens },
  }));
  expect(told.sort((left, right) => (left.model < right.model ? -1 : 1))).toEqual([
    { model: "gpt-4o-mini", requests: 40, input: 4_000_000, cost: "0.5", pricedTokens: 4_000_000 },
    { model: "knows-it", requests: 1, input: 500, cost: null, pricedTokens: 0 },
  ]);
});
