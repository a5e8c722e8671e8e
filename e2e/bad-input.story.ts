import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { addDays, daysOf } from "../server/kernel/day";
import { expect, test } from "./guests";
import { commit, revert, upload } from "./imports-desk";
import { DEMO, demoPerson, signIn, typeSignIn } from "./people";
import { OPENAI_HEADER, openAiRow, textFile, type OpenAiDay, type UsageFile } from "./usage-files";
import { visit } from "./visit";

const AUGUST = { from: "2025-08-01", to: "2025-09-01" };
/** Ten dollars a day on gpt-4.1: a million tokens in for 2, a million out for 8. */
const DAY: OpenAiDay = { project: "proj_stories", model: "gpt-4.1", requests: 500, input: 1e6, cached: 0, output: 1e6 };
const rows = daysOf(AUGUST).map((day) => openAiRow(day, DAY));
const sound = [OPENAI_HEADER, ...rows].join("\n");

const REFUSED: readonly { what: string; file: UsageFile; says: RegExp }[] = [
  {
    what: "a compressed file that was cut",
    file: textFile("usage.csv.gz", gzipSync(sound).subarray(0, 300)),
    says: /The compressed file ends too early\. Download or upload it again\./,
  },
  {
    what: "a NUL character",
    file: textFile("damaged.csv", sound.replace("\n" + rows[1], `\n\0${rows[1]}`)),
    says: /Line 3 holds a NUL character \(byte \d+\)/,
  },
  {
    what: "bytes of no text",
    file: textFile("mixed.csv", Buffer.concat([Buffer.from(`${sound}\nÅland,`), Buffer.from([0xff, 0x0a])])),
    says: /Line 33 holds a byte that is neither UTF-8 nor Latin-1 text \(byte \d+\)\. Save the file as UTF-8\./,
  },
  {
    what: "two columns of one name",
    file: textFile("twice.csv", sound.replace("project_id", "start_time_iso")),
    says: /Columns 3 and 5 in line 1 are both called "start_time_iso"\. Name them apart\./,
  },
  { what: "nothing at all", file: textFile("empty.csv", ""), says: /The file is empty/ },
];

test("a file that cannot be read is refused with the place and the reason, and the desk stays open", async ({
  guests,
}) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), `${DEMO}/imports`);
  for (const { what, file, says } of REFUSED)
    await test.step(what, async () => {
      await upload(page, DEMO, file);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${file.name} could not be read.`);
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByRole("button", { name: /^Commit/ })).toHaveCount(0);
      await page.getByRole("button", { name: "Discard" }).click();
      await expect(page).toHaveURL(new RegExp(`${DEMO}/imports$`));
      await expect(page.getByRole("table", { name: "Imports" })).not.toContainText(file.name);
    });
});

test("a file whose columns no format knows asks what they are, and may be discarded", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), `${DEMO}/imports`);
  await upload(page, DEMO, textFile("shopping.csv", "item,amount\nbread,2\n"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "No format knows the columns of shopping.csv; you can say what they are.",
  );
  await expect(page.getByRole("heading", { name: "Say what its columns are" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "bread" })).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page).toHaveURL(new RegExp(`${DEMO}/imports$`));
});

test("refused rows are shown with their lines, confirmed, committed once, and taken out to the cent", async ({
  guests,
}) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), DEMO);
  const before = await totalOf(page);
  const lines = [...rows];
  lines[4] = openAiRow(addDays(AUGUST.from, 4), { ...DAY, cached: 2e6 });
  lines[8] = openAiRow(addDays(AUGUST.from, 8), { ...DAY, output: -1 });
  const file = textFile("stories.csv", [OPENAI_HEADER, ...lines].join("\n"));

  await test.step("the dry run names the rows that it refuses", async () => {
    await sayWhereFrom(page, file);
    await expect(page.getByRole("heading", { name: "Two rows were refused", exact: true })).toBeVisible();
    const refused = page.getByRole("row");
    await expect(refused.filter({ hasText: "More cached than input tokens" })).toContainText(
      /line 6: input_cached_tokens “2000000(\.0)?”/,
    );
    await expect(refused.filter({ hasText: "Negative count" })).toContainText(/line 10: output_tokens “-1(\.0)?”/);
  });

  await test.step("they can be taken along as a file", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download the refused rows" }).click(),
    ]);
    const [head, ...refused] = readFileSync(await download.path(), "utf8")
      .trim()
      .split(/\r?\n/);
    expect(head).toContain("line");
    expect(refused).toHaveLength(2);
    expect(refused[0]).toContain("cached-above-input");
    expect(refused[1]).toContain("negative");
  });

  await test.step("more than a thousandth refused: somebody has to say that the rest is right", async () => {
    await expect(page.getByRole("button", { name: "Commit 29 rows" })).toBeDisabled();
    await page.getByLabel("The other 29 rows are right all the same").check();
    await commit(page);
    expect(await totalOf(page)).toBe(before + 290);
  });

  await test.step("the same bytes again change nothing", async () => {
    await sayWhereFrom(page, file);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing was taken from stories.csv.");
    await expect(page.getByText(/^Already imported on .* as stories\.csv\. Nothing was written\.$/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Commit/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page).toHaveURL(new RegExp(`${DEMO}/imports$`));
  });

  await test.step("it is taken out again: exactly what it brought", async () => {
    const committed = page.getByRole("row").filter({ hasText: "stories.csv" }).filter({ hasText: "Committed" });
    await committed.getByRole("link", { name: "stories.csv" }).click();
    await revert(page, "It was a rehearsal.");
    expect(await totalOf(page)).toBe(before);
  });
});

test("names that are not ASCII survive an older encoding, and the page says what it assumed", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), DEMO);
  const latin = textFile("latin.csv", Buffer.from(sound.replaceAll("proj_stories", "Büro Zürich"), "latin1"));
  await sayWhereFrom(page, latin);
  await expect(page.getByText("The file is not UTF-8: it was read as latin-1.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page).toHaveURL(new RegExp(`${DEMO}/imports$`));
});

test("what is not there is not found, whoever asks", async ({ guests }) => {
  guests.expectComplaint(/status of 404/);
  const page = await guests.open();
  await signIn(page, demoPerson("viewer"), DEMO);
  for (const address of ["/o/somebody-else", `${DEMO}/imports`, `${DEMO}/workloads/none`, `${DEMO}/reviews/2026-Q3`]) {
    await visit(page, address);
    await expect.soft(page.getByRole("heading", { name: "There is nothing at this address." }), address).toBeVisible();
  }
});

test("a wrong password says how many tries are left, and keeps the e-mail", async ({ guests }) => {
  guests.expectComplaint(/status of 401/);
  const page = await guests.open();
  const person = demoPerson("viewer");
  await visit(page, "/sign-in");
  await typeSignIn(page, { ...person, password: "not the password" });
  await expect(page.getByText(/Your e-mail was kept; four more tries before a pause of 15 minutes\./)).toBeVisible();
  await page.getByLabel("Password").fill("not this one either");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/three more tries before a pause/)).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);
  await typeSignIn(page, person);
  await expect(page).toHaveURL(new RegExp(`${DEMO}$`));
});

/** Spend of the quarter that the rows belong to, in whole dollars. */
async function totalOf(page: Page): Promise<number> {
  await visit(page, `${DEMO}/workloads?quarter=2025-Q3`);
  const all = page.getByRole("table", { name: /^Workloads with their spend/ }).getByRole("row", { name: /^All/ });
  return Number((await all.innerText()).match(/[\d,]{3,}/)?.[0].replaceAll(",", ""));
}

/** Uploads as a source of its own, so that no day is here already. */
async function sayWhereFrom(page: Page, file: UsageFile): Promise<void> {
  await upload(page, DEMO, file, async () => {
    await page.getByText("What the file does not say").click();
    await page.getByLabel("Source", { exact: true }).fill("rehearsal");
  });
}
