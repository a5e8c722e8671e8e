import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { isAlive, visit } from "./visit";

const WORKLOAD = "Code review";
const OPTION = "Claude Haiku 4.5";

async function openWorkload(page: Page): Promise<string> {
  await visit(page, `${DEMO}/workloads`);
  await page.getByRole("table").first().getByRole("link", { name: WORKLOAD }).first().click();
  await expect(page).toHaveURL(/\/workloads\/[a-z0-9]{10,}/);
  await isAlive(page);
  return new URL(page.url()).pathname;
}

/** A file of results: `right` of the answers are as expected. */
function resultsFile(name: string, rows: readonly string[]) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(["id,expected,actual,latency_ms", ...rows].join("\n")) };
}
const answers = (count: number, right: number) =>
  Array.from(
    { length: count },
    (_, at) => `pull-${at},approve,${at < right ? "Approve " : "reject"},${400 + (at % 300)}`,
  );

async function checkAccess(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** The results of the file, where nobody has withdrawn them. */
const counting = (page: Page) =>
  page
    .getByRole("table", { name: /^Measurements/ })
    .getByRole("row", { name: /pulls\.csv/ })
    .filter({ hasNotText: "no, withdrawn" });

/** Usage of a signed quarter moves: the page asks why. */
async function sayWhy(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Signed quarters would change" });
  await dialog.getByLabel("Why").fill("A story is told");
  await dialog.getByRole("button", { name: "Move the usage" }).click();
  await expect(dialog).toBeHidden();
}

test("usage is mapped, answers are judged, the recommendation changes, a scenario is compared, and its link shows a stranger the calculator alone", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  guests.expectComplaint(/status of 412/);
  const page = await guests.open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, demoPerson("analyst"), DEMO);
  const advised = page.getByRole("heading", { level: 1 });
  const upload = page.locator('input[type="file"]');
  const mapping = `${DEMO}/workloads/mapping`;
  let pattern = "";

  await test.step("usage that nobody owns is mapped to the workload, once it is seen what would move", async () => {
    await visit(page, mapping);
    const row = page
      .getByRole("table", { name: "Suggested rules" })
      .getByRole("row", { name: /Project is/ })
      .first();
    pattern = /Project is (\S+)/.exec(await row.innerText())?.[1] ?? "";
    await row.getByRole("button", { name: /^Use it/ }).click();
    await page.getByLabel("Is of").selectOption({ label: WORKLOAD });
    await expect(page.getByRole("listitem").filter({ hasText: /^From unassigned/ })).toContainText(
      / in [\d,]+ rows?, /,
    );
    await checkAccess(page);
    await page.getByRole("button", { name: "Make the rule" }).click();
    await sayWhy(page);
    await expect(page.getByText("The rule is in force; usage has moved.")).toBeVisible();
  });

  const path = await openWorkload(page);
  const before = await advised.innerText();

  await test.step("a file with mistakes is refused line by line, and nothing is recorded", async () => {
    await visit(page, `${path}/evidence`);
    await upload.setInputFiles(
      resultsFile("broken.csv", ["pull-1,approve,approve,400", ",approve,approve,400", "pull-3,,x,400"]),
    );
    const note = page.getByText(/^broken\.csv is not taken/).locator("..");
    await expect(note).toContainText("line 3");
    await expect(note).toContainText("line 4");
    await expect(page.getByRole("button", { name: /^Record/ })).toHaveCount(0);
  });

  await test.step("a good one is read first: share, interval, what the requirement makes of it", async () => {
    await upload.setInputFiles(resultsFile("pulls.csv", [...answers(1200, 1104), "pull-1,approve,reject,1"]));
    await expect(page.getByText(/^92(\.0)?\s%\sof 1,200, between 90(\.\d)?\s%\sand 93(\.\d)?\s%$/)).toBeVisible();
    await expect(page.getByText(/proven, the whole interval/)).toBeVisible();
    await expect(page.getByText(/^One id stands in it more than once/)).toBeVisible();
    await page.getByLabel("An answer is right").selectOption({ label: "if the same, sign for sign" });
    await expect(page.getByText(/^0(\.0)?\s%\sof 1,200/)).toBeVisible();
    await page.getByLabel("An answer is right").selectOption({ label: "if alike but for case and blanks" });
    await checkAccess(page);
  });

  await test.step("recorded, it counts; recorded again, it changes nothing", async () => {
    await page.getByLabel("Option", { exact: true }).selectOption({ label: OPTION });
    await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Hold-out" });
    await page.getByLabel("Note", { exact: true }).fill("Pull requests of September");
    await page.getByRole("button", { name: "Record 1,200 results" }).click();
    await expect(page.getByText("Recorded. The recommendation counts it.")).toBeVisible();
    await page.getByRole("button", { name: "Record 1,200 results" }).click();
    await expect(page.getByText(/^The same results are recorded already/)).toBeVisible();
  });

  await test.step("the cheaper model is advised, with its interval below its share", async () => {
    await visit(page, path);
    await expect(advised).not.toHaveText(before);
    await expect(advised).toContainText(OPTION);
    const row = counting(page);
    await expect(row).toContainText(/92(\.0)?\s%/);
    await expect(row).toContainText("yes");
    await checkAccess(page);
  });

  const name = `A quiet year ${Date.now()}`;
  const whatIf = page.locator("section#what-if");
  let shared = "";

  await test.step("a scenario is saved and stands beside the present", async () => {
    await whatIf.getByRole("textbox", { name: "Requests a month", exact: true }).fill("20,000");
    await whatIf.getByLabel("Name of the scenario").fill(name);
    await whatIf.getByRole("button", { name: "Save as a scenario" }).click();
    await whatIf.getByRole("link", { name: "Compare the scenarios" }).click();
    await expect(page).toHaveURL(/\/scenarios/);
    const table = page.getByRole("table", { name: "Scenarios beside the present" });
    await expect(table.getByRole("columnheader", { name: "Present" })).toBeVisible();
    await expect(table.getByRole("columnheader", { name, exact: true })).toBeVisible();
    await expect(table.getByText("Requests a month: 20,000 instead of", { exact: false })).toBeVisible();
    await checkAccess(page);
    const own = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    shared = (await own.getByRole("link", { name: "Open in the calculator" }).getAttribute("href")) ?? "";
    expect(shared).toMatch(/^\/calculator[?#]input=/);
  });

  await test.step("somebody without an account sees the calculator with this question, and nothing else", async () => {
    const stranger = await guests.open({ viewport: { width: 360, height: 780 } });
    await visit(stranger, shared);
    await expect(stranger.getByText("This address cannot be read", { exact: false })).toHaveCount(0);
    await expect(stranger.getByRole("textbox", { name: "Requests", exact: true })).toHaveValue("20,000");
    await checkAccess(stranger);
    await stranger.goto(path);
    await expect(stranger).toHaveURL(/\/sign-in/);
  });

  await test.step("the scenario is deleted", async () => {
    const own = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await own.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the scenario" }).click();
    await expect(page.getByRole("heading", { name, exact: true })).toHaveCount(0);
  });

  await test.step("withdrawn, the results count no more, and the advice is what it was", async () => {
    await visit(page, path);
    const row = counting(page);
    await row.getByRole("button", { name: `Withdraw a measurement of ${OPTION}` }).click();
    await page.getByLabel("Why").fill("It was only a rehearsal");
    await page.getByRole("button", { name: "Withdraw", exact: true }).last().click();
    await expect(row).toHaveCount(0);
    await expect(advised).toHaveText(before);
  });

  await test.step("and the rule is taken back", async () => {
    await visit(page, mapping);
    const history = page.getByRole("table", { name: "Changes of the rules, the newest first" });
    await history.getByRole("button", { name: new RegExp(`^Undo: Made, .*${pattern}`) }).click();
    await sayWhy(page);
    await expect(history.getByRole("row").nth(1)).toContainText("Taken back");
  });
});

test("what is proposed says why and what it costs, and is set aside and brought back", async ({ guests }) => {
  const page = await guests.open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, demoPerson("analyst"), DEMO);
  await visit(page, `${DEMO}/workloads`);
  await page.getByRole("table").first().getByRole("link", { name: "Support triage" }).first().click();
  await expect(page).toHaveURL(/\/workloads\/[a-z0-9]{10,}/);
  await page.getByRole("link", { name: "See what is proposed" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/ways to run Support triage/);
  const lora = page.getByRole("listitem").filter({ hasText: "Llama 3.2 3B with LoRA" }).first();
  await expect(lora).toContainText("a month");
  await lora.getByText("What it costs, and where it comes from").click();
  await expect(lora).toContainText("Machines");
  await expect(lora).toContainText("Up-front in all");
  await lora.getByRole("button", { name: /^Set aside/ }).click();
  const back = page.getByRole("button", { name: /^Bring back Llama 3\.2 3B/ });
  await expect(back).toBeVisible();
  await back.click();
  await expect(back).toHaveCount(0);
  await checkAccess(page);
});
