import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { importFile } from "..";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;

async function take(organization: WorldOrganization, name: string, lines: readonly string[]) {
  const file = path.join(database.folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  // As a script sends whatever it finds: everything from one source, what is newer counts.
  const more = { overlap: "replace", confirmRejects: false, isDryRun: false } as const;
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name, hints: { source: "company" }, ...more },
  });
  expect(done.status, done.message).toBe("committed");
  return done;
}

const ANTHROPIC =
  "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m," +
  "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens";
const anthropic = (tokens: number) => [
  ANTHROPIC,
  `2026-08-05,claude-opus-5,key,Default,standard,--,${tokens},0,0,0,10`,
];
const START = Date.UTC(2026, 7, 5) / 1000;
const bucket = (tokens: number) => ({
  ...{ object: "bucket", start_time: START, end_time: START + 86_400 },
  results: [
    {
      ...{ object: "organization.usage.completions.result", model: "gpt-4o-2024-08-06", num_model_requests: 3 },
      ...{ input_tokens: tokens, output_tokens: 10, input_cached_tokens: 0, project_id: "p", batch: false },
    },
  ],
});
const openai = (tokens: number) => [JSON.stringify({ object: "page", data: [bucket(tokens)], has_more: false })];

it("exports of two providers given one source leave each other's days alone, and replace their own", async () => {
  const { company } = await world("company");
  const tokensOf = async () => (await company.as("analyst").reviews.behind({ period: "2026-Q3" })).tokens;
  const first = await take(company, "openai.json", openai(1_000));
  const second = await take(company, "anthropic.csv", anthropic(500));
  expect(second.report?.dryRun).toMatchObject({ overlap: null, effects: [{ replaced: { imports: 0 } }] });
  const both = await tokensOf();

  const third = await take(company, "openai-again.json", openai(4_000));
  expect(third.report?.dryRun?.overlap?.imports.map(({ id }) => id)).toEqual([first.import]);
  expect((await tokensOf()) - both).toBe(3_000);

  // What came back from its kept rows asks about its own provider alone.
  const { imports } = company.as("analyst");
  await imports.revert({ id: second.import ?? "", reason: "to see it come back" });
  await imports.putBack({ id: second.import ?? "", reason: "it was right" });
});
