import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

const NAME = "GPT-5.6 Luna for sales e-mails";
const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(["month,kind,amount,note", ...lines].join("\n")),
});
const books = file("books-of-the-summer.csv", [
  "2026-07,monitoring,310.50,dashboards",
  "2026-08,monitoring,305.25,dashboards",
  "2026-08,people,-120,credit of the agency",
]);
const chooseFile = (page: Page) => page.getByLabel(/CSV with the columns month, kind, amount/);
const headline = (page: Page) => page.getByRole("heading", { level: 1 });

test("what an accepted decision promised stands beside what came in", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("viewer"), DEMO);
  await visit(page, `${DEMO}/deployments`);
  const lines = page.getByRole("table", { name: "Deployments" });
  await expect(lines.getByRole("img", { name: /^cumulative from/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Write a deployment down" })).toHaveCount(0);
  await lines
    .getByRole("row", { name: /Code review/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByText(/saves \$[\d,.]+ a month/)).toBeVisible();
  await expect(page.getByText(/in the book: USD/)).toBeVisible();
  const ledger = page.getByRole("table", { name: "The ledger, month by month" });
  await expect(ledger.getByRole("row", { name: /^Investment/ })).toBeVisible();
  await expect(ledger.getByRole("row", { name: /^September 2026/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the ledger, exact" }).click(),
  ]);
  const rows = readFileSync(await download.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(rows[0]).toMatch(/^month,length,requests,baseline_cost,frozen_baseline_cost,actual_cost,inference/);
  expect(rows).toHaveLength(4);
});

test("a deployment is planned, begun, paid for by hand and by file, and gets its curve and verdict", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  const page = await guests.open();
  guests.expectComplaint(/status of 400/);
  await signIn(page, demoPerson("analyst"), DEMO);

  await test.step("it is written down with its promise, and has not begun", async () => {
    await visit(page, `${DEMO}/deployments/new`);
    await page.getByLabel("Workload", { exact: true }).selectOption({ label: "Sales e-mails" });
    await page.getByLabel("Name", { exact: true }).fill(NAME);
    await page.getByLabel("Level", { exact: true }).selectOption("1");
    await page.getByLabel("Models that serve it").fill("luna-of-the-story");
    await page.getByLabel("Planned up-front").fill("900");
    await page.getByLabel("Planned saving").fill("400");
    await page.getByLabel("Invested, evaluation").fill("1,250.50");
    await page.getByLabel("Input tokens").fill("1000");
    await page.getByLabel("Output tokens").fill("100");
    await page.getByLabel("Or prices from a day on").fill("2026-01-01; ten; 20");
    await page.getByRole("button", { name: "Write it down" }).click();
    await expect(page.getByText(/plain decimal/).first()).toBeVisible();
    await expect(page.getByLabel("Planned up-front")).toHaveValue("900");
    await page.getByLabel("Or prices from a day on").fill("2026-01-01, 2, 8");
    await page.getByRole("button", { name: "Write it down" }).click();
    await expect(headline(page)).toContainText(`${NAME} is planned`);
  });

  await test.step("it begins, at the profile measured before its first day", async () => {
    await page.getByRole("link", { name: "Begin it" }).click();
    await page.getByLabel("First day in production").fill("2026-06-01");
    await page.getByText("Measured over the 90 days before").click();
    await page.getByRole("button", { name: "Begin it" }).click();
    await expect(page.getByText("Saved. The ledger counts from that day.")).toBeVisible();
  });

  const here = page.url().replace(/\/edit.*$/, "");
  await test.step("months are typed, and recurring lines stand in each of them", async () => {
    await visit(page, `${here}/costs`);
    await expect(headline(page)).toContainText("4 months are missing");
    for (const month of ["June 2026", "July 2026", "August 2026", "September 2026"]) {
      await page.getByLabel("Month", { exact: true }).selectOption({ label: month });
      await page.getByLabel("Requests", { exact: true }).fill("200000");
      await page.getByLabel("Inference", { exact: true }).fill("95.10");
      await page.getByRole("button", { name: "Write it down" }).click();
      await expect(page.getByText(`${month} is written down.`)).toBeVisible();
    }
    await expect(headline(page)).toContainText("is known");
    await page.getByLabel("Amount", { exact: true }).fill("40");
    await page.getByLabel("From", { exact: true }).selectOption({ label: "July 2026" });
    await page.getByRole("button", { name: "Add the line" }).click();
    const months = page.getByRole("table", { name: /^Months by cost line/ });
    await expect(months.getByRole("row", { name: /^July 2026/ })).toContainText("recurring");
    await expect(months.getByRole("row", { name: /^June 2026/ })).not.toContainText("recurring");
  });

  await test.step("a file with a fault is taken not at all; a good one whole, once, and it can be undone", async () => {
    await chooseFile(page).setInputFiles(file("broken.csv", ["2026-07,monitoring,310.50,", "2026-07,rent,7,"]));
    await expect(page.getByText(/^Line 3: “rent” is no kind of cost/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Take / })).toHaveCount(0);
    await chooseFile(page).setInputFiles(books);
    await expect(page.getByRole("table", { name: "What the file would do" }).getByRole("row")).toHaveCount(4);
    await page.getByRole("button", { name: "Take 3 lines" }).click();
    await expect(page.getByText("3 lines of books-of-the-summer.csv count now.")).toBeVisible();
    await chooseFile(page).setInputFiles(books);
    await expect(page.getByText("This file is here already: nothing would change.")).toBeVisible();
    const august = page.getByRole("table", { name: /^Months by cost line/ }).getByRole("row", { name: /^August 2026/ });
    await expect(august).toContainText("from a file");
    await page.getByRole("button", { name: "Undo books-of-the-summer.csv" }).click();
    await page.getByLabel("Why", { exact: true }).fill("Those were of another team.");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(august).not.toContainText("from a file");
  });

  await test.step("its quality is measured, and a version written down", async () => {
    await visit(page, `${here}/quality`);
    for (const [day, value] of [
      ["2026-06-01", "95"],
      ["2026-09-20", "88.5"],
    ] as const) {
      await page.getByLabel("Measured on").fill(day);
      await page.getByLabel("Value").fill(value);
      await page.getByLabel("Sample").fill("1500");
      await page.getByRole("button", { name: "Record", exact: true }).click();
      await expect(page.getByRole("row", { name: new RegExp(`${value}`) })).toBeVisible();
    }
    await expect(page.getByRole("table", { name: "Measurements of quality" })).toContainText("Drifted");
    await page.getByLabel("Model", { exact: true }).fill("luna-of-the-story-2");
    await page.getByLabel("It serves since").fill("2026-07-01");
    await page.getByRole("button", { name: "Record the version" }).click();
    await expect(page.getByRole("table", { name: "Versions and rollbacks" })).toContainText("luna-of-the-story-2");
  });

  await test.step("its page draws the curve, names what to watch, and says what to do from here", async () => {
    await visit(page, here);
    await expect(headline(page)).toContainText(/pa(id|y) back/i);
    await expect(page.getByRole("img", { name: /^Cumulative saving less investment/ })).toBeVisible();
    await expect(page.getByText("The accuracy has drifted.")).toBeVisible();
    const ledger = page.getByRole("table", { name: "The ledger, month by month" });
    await expect(ledger.getByRole("row")).toHaveCount(7);
    await visit(page, `${DEMO}/deployments`);
    const line = page.getByRole("table", { name: "Deployments" }).getByRole("row", { name: new RegExp(NAME) });
    await expect(line).toContainText(/Keep|Retire/);
  });

  await test.step("it ends, with a reason, and what it returned stays", async () => {
    await visit(page, `${here}/edit`);
    await page.getByLabel("Last day in production").fill("2026-09-30");
    await page.getByLabel("Why", { exact: true }).fill("A story ends.");
    await page.getByRole("button", { name: "End it" }).click();
    await expect(page.getByRole("button", { name: "It is back in production" })).toBeVisible();
    await visit(page, here);
    await expect(page.getByText(/1 June 2026 to 30 September 2026/)).toBeVisible();
  });
});
