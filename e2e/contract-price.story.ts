import { expect, test } from "./guests";
import { commit, upload, worthOf } from "./imports-desk";
import { DEMO, demoPerson, signIn } from "./people";
import { OPENAI_HEADER, openAiRow, textFile } from "./usage-files";
import { visit } from "./visit";

const ALIAS = "gpt-4-turbo";
const SNAPSHOT = "gpt-4-turbo-2024-04-09";
const usage = (model: string) =>
  openAiRow("2026-09-12", { project: "proj_contract", model, requests: 5, input: 1e6, cached: 0, output: 1e6 });

test("a contract price tells whose usage it values before it is added, and counts until it is withdrawn", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  const analyst = await guests.open();
  await signIn(analyst, demoPerson("analyst"), DEMO);
  const file = textFile("contract.csv", [OPENAI_HEADER, usage(ALIAS), usage(SNAPSHOT)].join("\n"));
  await upload(analyst, DEMO, file, async () => {
    await analyst.getByText("What the file does not say").click();
    await analyst.getByLabel("Source", { exact: true }).fill("contract");
  });
  await commit(analyst);
  const importId = analyst.url().split("/").at(-1) ?? "";
  expect(await worthOf(analyst, DEMO, importId)).toBe("$80.00");

  const admin = await guests.open();
  await signIn(admin, demoPerson("admin"), DEMO);
  await visit(admin, `${DEMO}/prices`);
  const form = admin.locator("form").filter({ hasText: "Whose usage it values" });
  const contracts = admin.getByRole("table", { name: "Contract prices" });

  await test.step("the form names the usage that it reaches, and the model of a like name that it does not", async () => {
    await admin.getByText("Add a contract price").click();
    await form.getByLabel("Provider", { exact: true }).fill("openai");
    await form.getByLabel("Model", { exact: true }).fill(ALIAS);
    await form.getByLabel("From", { exact: true }).fill("2026-09-01");
    await expect(form.getByText(`In the last twelve months: ${ALIAS} (`)).toBeVisible();
    await form.getByLabel(SNAPSHOT, { exact: true }).check();
    await expect(form.getByText(`${SNAPSHOT} (`)).toBeVisible();
  });

  await test.step("added, it values both", async () => {
    await form.getByLabel("Input", { exact: true }).fill("5");
    await form.getByLabel("Output", { exact: true }).fill("15");
    await form.getByLabel("Why", { exact: true }).fill("Half price, says our contract.");
    await form.getByRole("button", { name: "Add the price" }).click();
    await expect(contracts).toContainText(`also ${SNAPSHOT}`, { timeout: 60_000 });
    expect(await worthOf(analyst, DEMO, importId)).toBe("$40.00");
  });

  await test.step("withdrawn, the book holds again and the row stays", async () => {
    await admin.getByRole("button", { name: `Withdraw the price of ${ALIAS}` }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Why").fill("The contract was never signed.");
    await dialog.getByRole("button", { name: "Withdraw" }).click();
    await expect(contracts).toContainText("withdrawn by", { timeout: 60_000 });
    expect(await worthOf(analyst, DEMO, importId)).toBe("$80.00");
  });
});
