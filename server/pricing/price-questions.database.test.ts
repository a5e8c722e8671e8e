import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { callPublic } from "../api/root";
import { setUpQueue } from "../queue";
import { asPerson, inTenantBulk } from "../tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import {
  acceptForSelf,
  acceptPrice,
  declinePrice,
  disputePrice,
  installationBook,
  loadBook,
  priceAt,
  questionsOf,
  syncFeed,
} from ".";
import { askInside, askThrough } from "./price-store";

const database = useTestDatabase();
const NOW = new Date("2026-10-05T12:00:00Z");
let acme: WorldOrganization;
let borealis: WorldOrganization;
beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ acme, borealis } = await world("acme", "borealis"));
});
afterEach(() => vi.unstubAllEnvs());

const said = { actor: "operator:test", reason: "read on the provider's page" };
const liteLlm = (input: number, more: object = {}, model = "house-1") =>
  JSON.stringify({
    [model]: {
      litellm_provider: "openai",
      mode: "chat",
      input_cost_per_token: input,
      output_cost_per_token: 4e-6,
      ...more,
    },
  });
const modelsDev = (input: number, model = "house-1") =>
  JSON.stringify({ openai: { models: { [model]: { cost: { input, output: 4 } } } } });
const sync = (feed: string, asOf: string, text: string) =>
  asPerson(null, (db) => syncFeed(db, { feed, asOf, text, actor: "operator:test" }));
const inputOn = async (day: string, model = "house-1") => {
  const book = await inTenantBulk(acme.id, (client) => loadBook(askThrough(client), acme.id));
  return priceAt(book.index, { provider: "openai", model, day })?.entry.perMTok.input ?? null;
};
const open = () => asPerson(null, (db) => questionsOf(db, { status: "open" }));
const versionNames = () =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM "PriceBookVersion" ORDER BY number`);
    return rows.map(({ name }) => name);
  });

describe("two feeds", () => {
  it("that differ leave the price before in force and are asked about, with both; when a second agrees it is accepted", async () => {
    await sync("litellm", "2026-08-01", liteLlm(2e-6));
    await sync("models-dev", "2026-08-02", modelsDev(2.01));
    expect([await open(), await inputOn("2026-08-03")]).toEqual([[], "2"]);
    const differing = await sync("litellm", "2026-09-01", liteLlm(2.5e-6));
    expect(differing.counts).toMatchObject({ disputed: 1, changed: 0 });
    expect((await open()).map(({ feed, verdict, others }) => [feed, verdict, others[0]?.source])).toEqual([
      ["litellm", "disputed", "models-dev"],
    ]);
    expect(await inputOn("2026-09-02")).toBe("2");
    const agreeing = await sync("models-dev", "2026-09-05", modelsDev(2.5));
    expect(agreeing.counts).toMatchObject({ agreed: 1, changed: 1 });
    expect([await inputOn("2026-09-04"), await inputOn("2026-09-05")]).toEqual(["2", "2.5"]);
    // What litellm asked is what holds now: its next reading settles the question.
    await sync("litellm", "2026-09-06", liteLlm(2.5e-6));
    expect(await open()).toEqual([]);
  });
});

describe("a suspicious price", () => {
  it.each([
    ["a thousand times as much", { input_cost_per_token: 2.5e-3 }, "unit-jump"],
    ["more than three times as much", { input_cost_per_token: 9e-6 }, "change-outside"],
    ["nothing", { input_cost_per_token: 0 }, "new-zero"],
    ["less than nothing", { input_cost_per_token: -1e-6 }, "negative"],
    ["no number", { input_cost_per_token: "NaN" }, "not-a-number"],
    ["output below cached input", { cache_read_input_token_cost: 5e-6 }, "output-below-cached-input"],
  ])("%s is quarantined and reaches no valuation", async (_, change, code) => {
    const { counts, open: asked } = await sync("litellm", "2026-09-10", liteLlm(2.5e-6, change));
    expect([counts.quarantined, asked[0]?.reasons.map((reason) => reason.code)]).toEqual([1, [code]]);
    expect(await inputOn("2026-09-20")).toBe("2.5");
    expect((await open()).map(({ verdict }) => verdict)).toEqual(["quarantined"]);
  });

  it("is settled when the feed takes it back", async () => {
    await sync("litellm", "2026-09-11", liteLlm(2.5e-6));
    expect(await open()).toEqual([]);
  });

  it("holds from its day once an operator has accepted it, in a new version; the old ones stay", async () => {
    await sync("litellm", "2026-09-15", liteLlm(5e-7));
    const [question] = await open();
    const before = await versionNames();
    const { book } = await asPerson(null, (db) => acceptPrice(db, { id: question!.id, ...said }));
    expect(await versionNames()).toEqual([...before, book]);
    expect([await inputOn("2026-09-14"), await inputOn("2026-09-15")]).toEqual(["2.5", "0.5"]);
    await expect(asPerson(null, (db) => acceptPrice(db, { id: question!.id, ...said }))).rejects.toMatchObject({
      code: "already-settled",
    });
    expect((await sync("litellm", "2026-09-16", liteLlm(5e-7))).isNew).toBe(false);
  });

  it("that was declined is not asked again, another one is", async () => {
    await sync("litellm", "2026-09-17", liteLlm(9e-6));
    const [question] = await open();
    await asPerson(null, (db) => declinePrice(db, { id: question!.id, ...said }));
    await sync("litellm", "2026-09-18", liteLlm(9e-6));
    expect(await open()).toEqual([]);
    await sync("litellm", "2026-09-19", liteLlm(9.5e-6));
    expect(await open()).toHaveLength(1);
    await sync("litellm", "2026-09-20", liteLlm(5e-7));
  });

  it("can be taken by one organization for itself, as a price of its own", async () => {
    await sync("litellm", "2026-09-21", liteLlm(8e-6));
    const [question] = await open();
    const given = { question: question!.id, reason: "our contract says so" };
    await expect(acme.as("analyst", NOW).prices.acceptForSelf(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const twice = await Promise.allSettled(
      [1, 2].map(() => acme.run("owner", (ctx) => acceptForSelf(ctx, given), NOW)),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(acme.as("owner", NOW).prices.acceptForSelf(given)).rejects.toThrow("is a price of your own already");
    expect(await inputOn("2026-09-21")).toBe("8");
    const theirs = await inTenantBulk(borealis.id, (client) => loadBook(askThrough(client), borealis.id));
    expect(
      priceAt(theirs.index, { provider: "openai", model: "house-1", day: "2026-09-21" })?.entry.perMTok.input,
    ).toBe("0.5");
    const [override] = await acme.as("owner", NOW).prices.overrides();
    expect(override).toMatchObject({ reason: "our contract says so", entry: { from: "2026-09-21", model: "house-1" } });
    await acme.as("owner", NOW).prices.withdrawOverride({ id: override!.id, reason: "back to the book" });
    expect(await inputOn("2026-09-21")).toBe("0.5");
    await sync("litellm", "2026-09-22", liteLlm(5e-7));
  });
});

describe("a price in force", () => {
  it("can be doubted by hand: it stays in force and is shown until an operator settles it", async () => {
    const doubt = { provider: "openai", model: "house-1", day: "2026-09-30", ...said };
    const asked = await asPerson(null, (db) => disputePrice(db, doubt));
    expect(await inputOn("2026-09-30")).toBe("0.5");
    expect((await open()).map(({ id, feed }) => [id, feed])).toEqual([[asked.id, "operator"]]);
    expect((await asPerson(null, (db) => acceptPrice(db, { id: asked.id, ...said }))).isNew).toBe(false);
    expect(await open()).toEqual([]);
  });

  it("of a model that leaves a feed stays", async () => {
    await sync("litellm", "2026-10-01", liteLlm(1e-6, {}, "house-2"));
    expect([await inputOn("2026-10-04"), await inputOn("2026-10-04", "house-2")]).toEqual(["0.5", "1"]);
  });
});

describe("who may settle", () => {
  const call = (organization: WorldOrganization, role: "owner" | "viewer") =>
    callPublic({ person: organization.people[role], slug: null, now: NOW }).operator;

  it("is an operator, by address, and nobody else; every act is in the operator's log", async () => {
    await sync("litellm", "2026-10-02", liteLlm(9e-6, {}, "house-2"));
    const [question] = await open();
    const given = { id: question!.id, reason: "checked by the operator" };
    for (const refused of [
      call(acme, "owner").accept(given),
      call(acme, "owner").decline(given),
      call(acme, "owner").history(),
    ])
      await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
    vi.stubEnv("OPERATOR_EMAILS", " Someone@else.example , VIEWER@acme.example");
    expect([await call(acme, "viewer").amI(), await call(acme, "owner").amI()]).toEqual([true, false]);
    await expect(call(acme, "owner").accept(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await call(acme, "viewer").accept(given);
    expect(await inputOn("2026-10-02", "house-2")).toBe("9");
    const { acts, versions } = await call(acme, "viewer").history();
    expect(acts[0]).toMatchObject({
      actor: "viewer@acme.example",
      action: "prices.accept",
      facts: { reason: given.reason },
    });
    expect(versions[0]).toMatchObject({ createdBy: "viewer@acme.example" });
    const jobs = await asAdmin(database.adminUrl, (client) =>
      client.query(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'revalue-usage'`),
    );
    expect(jobs.rowCount).toBe(2);
  });
});

const root = inject("testServer").root;
const prices = path.join(root, "../shared/data/prices");
const areThere = existsSync(prices);
if (!areThere)
  console.log("Real price feeds are not beside the checkout (../shared/data/prices): their tests are skipped.");
const real = (file: string): string => {
  const bytes = readFileSync(path.join(prices, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};

describe.skipIf(!areThere)("the feeds as published", { timeout: 240_000 }, () => {
  it("refuse the broken ones, and nothing changes", async () => {
    const before = [await versionNames(), await open()];
    for (const file of [
      "DUPKEYS_values_differ_2024-02-07",
      "INVALID_missing_comma_2025-04-05",
      "INVALID_trailing_comma_2024-08-02",
    ])
      await expect(sync("litellm", "2026-10-03", real(`litellm/broken/${file}.json.gz`))).rejects.toMatchObject({
        code: "feed-refused",
      });
    expect([await versionNames(), await open()]).toEqual(before);
  });

  it("come in one after the other; mistakes of unit are kept out, and the bundled prices stay where feeds differ alone", async () => {
    const told: unknown[] = [];
    for (const [feed, file, day] of [
      ["litellm", "litellm/model_prices_newest_2026-08-01.json", "2026-11-01"],
      ["genai-prices", "other/genai_prices_data.json.gz", "2026-11-02"],
      ["models-dev", "other/models_dev_prices_newest.csv.gz", "2026-11-03"],
      ["openrouter", "other/openrouter_models_2026-08-01.json", "2026-11-04"],
      ["portkey", "other/portkey_openai.json.gz", "2026-11-05"],
    ] as const) {
      const { counts } = await sync(feed, day, real(file));
      told.push([feed, counts]);
    }
    console.info(JSON.stringify(told));
    const book = await asPerson(null, (db) => installationBook(askInside(db)));
    const dear = book.entries.filter(({ perMTok }) => Object.values(perMTok).some((price) => Number(price) > 1_000));
    expect(dear.map(({ model }) => model)).toEqual([]);
    expect((await open()).some(({ provider, verdict }) => provider === "wandb" && verdict === "quarantined")).toBe(
      true,
    );
    expect(await inputOn("2026-11-10", "gpt-4o-mini")).toBe("0.15");
    const again = await sync("openrouter", "2026-11-06", real("other/openrouter_models_2026-08-01.json"));
    expect(again.isNew).toBe(false);
  });
});
