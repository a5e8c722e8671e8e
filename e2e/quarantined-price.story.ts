import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./guests";
import { commit, upload, worthOf } from "./imports-desk";
import { DEMO, demoPerson, signIn } from "./people";
import { OPENAI_HEADER, openAiRow, textFile } from "./usage-files";
import { visit } from "./visit";

const root = path.join(import.meta.dirname, "..");
const DAY = { project: "proj_price", model: "gpt-4.1", requests: 5, input: 1e6, cached: 0, output: 1e6 };
/** Ten times what the book says of the input: 20 dollars a million. */
const ABSURD = {
  "gpt-4.1": {
    ...{ litellm_provider: "openai", mode: "chat", max_tokens: 32_768 },
    ...{ input_cost_per_token: 2e-5, output_cost_per_token: 8e-6, cache_read_input_token_cost: 5e-7 },
  },
};

test("an absurd price is quarantined, reaches no figure, and counts once an admin takes it for the organization", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  const analyst = await guests.open();
  await signIn(analyst, demoPerson("analyst"), DEMO);
  await upload(
    analyst,
    DEMO,
    textFile("priced.csv", [OPENAI_HEADER, openAiRow("2026-09-10", DAY)].join("\n")),
    async () => {
      await analyst.getByText("What the file does not say").click();
      await analyst.getByLabel("Source", { exact: true }).fill("priced");
    },
  );
  await commit(analyst);
  const importId = analyst.url().split("/").at(-1) ?? "";
  expect(await worthOf(analyst, DEMO, importId)).toBe("$10.00");

  await test.step("the operator lets a feed propose, on the host", () => {
    const file = test.info().outputPath("model_prices.json");
    writeFileSync(file, JSON.stringify(ABSURD));
    const asked = ["prices", "sync", "--feed", "litellm", "--file", file, "--as-of", "2026-09-01", "--global"];
    const done = spawnSync(process.execPath, [path.join(root, "scripts/run.mjs"), "cli/main.ts", ...asked], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, DATA_DIR: process.env.STORIES_FOLDER ?? "" },
    });
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toContain("quarantined");
  });

  const admin = await guests.open();
  await test.step("the prices page shows it in quarantine, and the value is what it was", async () => {
    await signIn(admin, demoPerson("admin"), DEMO);
    await visit(admin, `${DEMO}/prices`);
    const row = admin.getByRole("table", { name: "Prices in quarantine" }).getByRole("row", { name: /^gpt-4\.1\b/ });
    await expect(row).toContainText("20");
    expect(await worthOf(analyst, DEMO, importId)).toBe("$10.00");
  });

  await test.step("an admin takes it for the organization, with a reason, and the value changes", async () => {
    await admin.getByRole("button", { name: "Take for us: gpt-4.1", exact: true }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Why").fill("Our contract says so, says legal.");
    await dialog.getByRole("button", { name: "Take for us" }).click();
    await expect(admin.getByRole("table", { name: "Contract prices" })).toContainText("Our contract says so", {
      timeout: 60_000,
    });
    expect(await worthOf(analyst, DEMO, importId)).toBe("$28.00");
  });

  await test.step("the history says who did it and why", async () => {
    await visit(admin, `${DEMO}/settings/audit`);
    const acts = admin.getByRole("row").filter({ hasText: "Our contract says so, says legal." });
    await expect(acts.first()).toContainText(demoPerson("admin").name);
  });
});
