import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { setUpQueue } from "../queue";
import { asPerson } from "../tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { installationBook, readBookHistory, syncFeeds } from ".";
import type { FetchTerms } from "./fetch-feed";
import { askInside } from "./price-store";

const database = useTestDatabase();
beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  await world("acme", "borealis");
});
afterEach(() => vi.unstubAllEnvs());

const MODEL = { litellm_provider: "openai", mode: "chat", input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 };
const FILES: Readonly<Record<string, string>> = {
  "raw.githubusercontent.com": "{ this is no JSON",
  "models.dev": JSON.stringify({ openai: { models: { "house-1": { cost: { input: 1, output: 2 } } } } }),
};
/** Hosts that answer with their file, and all others with an error. */
const outside = (files: Readonly<Record<string, string>>): FetchTerms => ({
  request: ((url: URL, _options: object, answer: (response: unknown) => void) =>
    Object.assign(new EventEmitter(), {
      destroy: () => undefined,
      end: () => {
        const file = files[url.hostname];
        answer(
          Object.assign(Readable.from([Buffer.from(file ?? "")]), {
            statusCode: file === undefined ? 503 : 200,
            headers: {},
          }),
        );
      },
    })) as unknown as FetchTerms["request"],
});
const book = () => asPerson(null, (db) => installationBook(askInside(db)));
const acts = async () =>
  (await asPerson(null, readBookHistory)).acts.map(({ action, facts }) => [action, (facts as { feed: string }).feed]);

describe("the schedule", () => {
  it("asks nobody while FEEDS is off", async () => {
    await syncFeeds(outside({}));
    expect(await acts()).toEqual([]);
  });

  it("lets one sick feed, and one that does not answer, not stop the others, and has everybody's usage valued again", async () => {
    vi.stubEnv("FEEDS", "litellm,openrouter,models-dev");
    await syncFeeds(outside(FILES));
    expect((await acts()).sort()).toEqual([
      ["prices.sync", "models-dev"],
      ["prices.sync-refused", "litellm"],
      ["prices.sync-refused", "openrouter"],
    ]);
    expect((await book()).entries.some(({ model, source }) => model === "house-1" && source === "models-dev")).toBe(
      true,
    );
    const jobs = await asAdmin(database.adminUrl, (client) =>
      client.query(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'revalue-usage'`),
    );
    expect(jobs.rowCount).toBe(2);
  });

  it("changes nothing where nothing is new", async () => {
    vi.stubEnv("FEEDS", "litellm,models-dev");
    const { version } = await book();
    await syncFeeds(outside({ ...FILES, "raw.githubusercontent.com": JSON.stringify({ "house-1": MODEL }) }));
    expect((await book()).version).toBe(version);
  });

  it("refuses an address outside the list", async () => {
    vi.stubEnv("FEEDS", "litellm=https://example.com/prices.json");
    await expect(syncFeeds(outside(FILES))).rejects.toThrow("not among the hosts");
  });
});
