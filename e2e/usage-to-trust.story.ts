import type { Page } from "@playwright/test";
import { addDays, daysOf } from "../server/kernel/day";
import { expect, test } from "./guests";
import { commit, revert, upload } from "./imports-desk";
import { DEMO, demoPerson, signIn } from "./people";
import { OPENAI_HEADER, openAiRow, textFile, type OpenAiDay, type UsageFile } from "./usage-files";
import { visit } from "./visit";

// A month of which the demo company has nothing.
const JUNE = { from: "2025-06-01", to: "2025-06-04" };
/** Ten dollars a day on gpt-4.1: a million tokens in for 2, a million out for 8. */
const DAY: OpenAiDay = { project: "proj_trust", model: "gpt-4.1", requests: 500, input: 1e6, cached: 0, output: 1e6 };
const exportOf = (name: string, days: readonly string[], day: OpenAiDay = DAY): UsageFile =>
  textFile(name, [OPENAI_HEADER, ...days.map((one) => openAiRow(one, day))].join("\n"));

/** What a month cost in all, to the cent, as the page behind the amount says it. */
async function costOf(page: Page, month: string, more = ""): Promise<string> {
  await visit(page, `${DEMO}/rows?period=${month}&of=spend${more}`);
  const said = await page.getByRole("heading", { level: 1 }).innerText();
  return /\$[\d,]+\.\d\d/.exec(said)?.[0] ?? "$0.00";
}

async function uploadFrom(page: Page, source: string, file: UsageFile): Promise<void> {
  await upload(page, DEMO, file, async () => {
    await page.getByText("What the file does not say").click();
    await page.getByLabel("Source", { exact: true }).fill(source);
  });
}

test("an unknown file is mapped once, previewed, committed, and the next one like it is read by itself", async ({
  guests,
}) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), DEMO);
  const file = (name: string, day: string) =>
    textFile(name, `moment;engine;sent;written;calls\n${day};gpt-4.1;1.000;1.000;500\n`);

  await test.step("the page shows its rows, and what each answer comes to", async () => {
    await upload(page, DEMO, file("first.csv", "21/04/2025"));
    await expect(page.getByRole("heading", { name: "Say what its columns are" })).toBeVisible();
    await expect(page.getByRole("cell", { name: "21/04/2025" })).toBeVisible();
    const choose = (label: string, option: string) =>
      page.getByRole("combobox", { name: label, exact: true }).selectOption({ label: option });
    await choose("Day or time", "moment");
    await choose("How it is written", "31/08/2026, day first");
    await choose("Provider", "The same in every row");
    await page.getByLabel("Provider of every row").fill("openai");
    await choose("Model", "engine");
    await choose("Input tokens", "sent");
    await choose("Output tokens", "written");
    await choose("A number stands for", "thousands of tokens");
    await choose("How numbers are written", "1.234,56: a comma before decimals");
    await choose("Requests", "calls");
    await expect(page.getByText("1,000,000 tokens").first()).toBeVisible();
  });

  await test.step("it is committed as it was mapped", async () => {
    await page.getByRole("button", { name: "Read it so" }).click();
    await expect(page.getByRole("button", { name: "Commit 1 row" })).toBeVisible({ timeout: 30_000 });
    await commit(page);
    expect(await costOf(page, "2025-04")).toBe("$10.00");
  });

  await test.step("the next such file needs no answer", async () => {
    await upload(page, DEMO, file("second.csv", "22/04/2025"));
    await expect(page.getByRole("heading", { name: /^Read as .* mapped it on/ })).toBeVisible();
    await commit(page);
    expect(await costOf(page, "2025-04")).toBe("$20.00");
    await visit(page, `${DEMO}/imports/mappings`);
    await expect(page.getByRole("table", { name: "Mappings" })).toContainText("first.csv");
  });
});

test("days that are here already are replaced or kept, and what was replaced comes back from its kept rows", async ({
  guests,
}) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), DEMO);
  const days = daysOf(JUNE);
  await uploadFrom(page, "river", exportOf("river-1.csv", days));
  await commit(page);
  const first = page.url();
  expect(await costOf(page, "2025-06")).toBe("$30.00");

  await test.step("kept, only the other days are taken", async () => {
    await uploadFrom(page, "river", exportOf("river-2.csv", [...days, addDays(JUNE.to, 0)], { ...DAY, output: 2e6 }));
    await expect(page.getByRole("button", { name: "Commit 4 rows" })).toBeDisabled();
    await page.getByText("Keep what is here").click();
    await commit(page);
    expect(await costOf(page, "2025-06")).toBe("$48.00");
  });

  await test.step("replaced, they count as the later file says", async () => {
    await uploadFrom(page, "river", exportOf("river-3.csv", days.slice(0, 1), { ...DAY, output: 3e6 }));
    await page.getByText("Replace those days").click();
    await commit(page);
    const third = page.url();
    expect(await costOf(page, "2025-06")).toBe("$64.00");
    await visit(page, first);
    await expect(page.getByRole("heading", { name: "One day of it does not count" })).toBeVisible();
    await visit(page, third);
    await revert(page, "It was wrong.");
    expect(await costOf(page, "2025-06")).toBe("$38.00");
  });

  await test.step("the day comes back without its file, and a revert can be undone", async () => {
    await visit(page, first);
    await page.getByLabel("Why it counts again").fill("The later file was wrong.");
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect(page.getByRole("heading", { name: "One day of it does not count" })).toHaveCount(0, {
      timeout: 60_000,
    });
    await expect(page.getByRole("heading", { name: "It is being put back" })).toHaveCount(0, { timeout: 60_000 });
    expect(await costOf(page, "2025-06")).toBe("$48.00");
    await visit(page, first);
    await revert(page, "To see that it can be undone.");
    expect(await costOf(page, "2025-06")).toBe("$18.00");
    await visit(page, first);
    await page.getByLabel("Why it counts again").fill("It was right.");
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/rows? count/, { timeout: 60_000 });
    expect(await costOf(page, "2025-06")).toBe("$48.00");
  });

  await test.step("the amount leads to its rows, and they make it", async () => {
    const table = page.getByRole("table", { name: "Sums behind the amount" });
    await expect(table.getByRole("row", { name: /river-1\.csv/ })).toContainText("$30.00");
    await table
      .getByRole("row", { name: /river-1\.csv/ })
      .getByRole("link", { name: "3", exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 rows make $30.00.");
    await expect(page.getByRole("table", { name: "Rows behind the amount" }).getByRole("row")).toHaveCount(4);
  });
});

test("a gateway's log beside the provider's export of the same traffic never adds to the total", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), DEMO);
  await uploadFrom(page, "tower", exportOf("tower.csv", ["2025-05-02", "2025-05-03"]));
  await commit(page);
  const ledger = new URL(page.url()).pathname;
  expect(await costOf(page, "2025-05")).toBe("$20.00");
  const log = textFile(
    "gateway.csv",
    [
      "day,provider,model,api_key,prompt_name,requests,uncached_input,output",
      ...["2025-05-02", "2025-05-03"].map((day) => `${day},openai,gpt-4.1,team-a,tower-digest,480,950000,980000`),
    ].join("\n"),
  );
  await uploadFrom(page, "tower gateway", log);
  await expect(page.getByText("This traffic may be here already, from another source.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Commit 2 rows" })).toBeDisabled();
  await page.getByRole("button", { name: "Count tower where both tell of a day" }).click();
  await expect(page.getByText("Where tower tells of a day, that counts and this adds nothing.")).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(/On 2 days tower gateway tells what 3\.9.M tokens of a ledger were for\./)).toBeVisible();
  await commit(page);
  expect(await costOf(page, "2025-05")).toBe("$20.00");
  await test.step("and says what the ledger's tokens were for", async () => {
    await visit(page, `${ledger}/rows?promptName=tower-digest`);
    // Of each day 950,000 × $2 and 980,000 × $8 a million.
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parts of 2 rows make $19.48.");
    await expect(page.getByText("3,860,000 of their 4,000,000 tokens are behind this amount")).toBeVisible();
  });
  await test.step("a source is made a ledger, and detail again, with a reason", async () => {
    const become = async (what: string): Promise<void> => {
      await visit(page, `${DEMO}/imports/sources`);
      await page.getByRole("button", { name: `Make tower gateway ${what}` }).click();
      await page.getByLabel("Why").fill("To see what it changes.");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: `Make it ${what}` })
        .click();
      await expect(page.getByRole("dialog")).toHaveCount(0);
    };
    await become("a ledger");
    // 3.86 million tokens more: of each day 950,000 × $2 and 980,000 × $8 a million.
    expect(await costOf(page, "2025-05")).toBe("$39.48");
    await become("detail");
    expect(await costOf(page, "2025-05")).toBe("$20.00");
  });
});

test("a machine's token is shown once, sends usage, and is refused once it is revoked", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("admin"), DEMO);
  await visit(page, `${DEMO}/settings/tokens`);
  await page.getByLabel("Name", { exact: true }).fill("Exporter of the stories");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = await page.getByTestId("token").innerText();
  const send = (day: string) =>
    page.request.post("/api/v1/usage?name=machine.csv&source=machine", {
      headers: { authorization: `Bearer ${token}`, "content-type": "text/csv", prefer: "wait=60" },
      data: `day,provider,model,uncached_input,output\n${day},openai,gpt-4.1,1000000,1000000\n`,
    });
  const sent = await send("2025-05-12");
  expect(sent.status()).toBe(201);
  const { id } = (await sent.json()) as { id: string };
  expect(await costOf(page, "2025-05", `&importId=${id}`)).toBe("$10.00");

  await visit(page, `${DEMO}/settings/tokens`);
  await expect(page.getByTestId("token")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke the token Exporter of the stories" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /Exporter of the stories/ })).toContainText(/revoked/i);
  const refused = await send("2025-05-13");
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ type: "/api/v1#invalid-token" });
});
