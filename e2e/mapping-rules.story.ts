import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

const NAME = "Shelf letters";
const WHY = "The project was never mapped.";

/** Usage of a signed quarter moves: the page asks why. */
async function sayWhy(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Signed quarters would change" });
  await dialog.getByLabel("Why").fill(WHY);
  await dialog.getByRole("button", { name: "Move the usage" }).click();
  await expect(dialog).toBeHidden();
}

const rules = (page: Page) => page.getByRole("table", { name: "Rules in the order in which they are tried" });
const history = (page: Page) => page.getByRole("table", { name: "Changes of the rules, the newest first" });
const orderOf = (page: Page): Promise<string[]> => rules(page).getByRole("rowheader").allInnerTexts();

test("usage that nobody owns becomes a workload: suggestion, template, rule, preview, order, history, undo", async ({
  guests,
}) => {
  guests.expectComplaint(/status of 412/);
  const page = await guests.open({ viewport: { width: 1440, height: 1400 } });
  await signIn(page, demoPerson("analyst"), DEMO);
  const mapping = `${DEMO}/workloads/mapping`;
  let before: string[] = [];
  let pattern = "";

  await test.step("a suggestion made from a label leads to a new workload", async () => {
    await visit(page, mapping);
    before = await orderOf(page);
    const suggested = page.getByRole("table", { name: "Suggested rules" });
    const row = suggested.getByRole("row", { name: /Project is/ }).first();
    pattern = /Project is (\S+)/.exec(await row.innerText())?.[1] ?? "";
    expect(pattern).not.toBe("");
    await row.getByRole("link", { name: /^New workload/ }).click();
    await expect(page.getByRole("heading", { name: "Start from a template" })).toBeVisible();
  });

  await test.step("a template fills the form, and each figure has its source", async () => {
    await page.getByRole("link", { name: /^Data extraction/ }).click();
    await expect(page.getByRole("heading", { name: "From the template Data extraction" })).toBeVisible();
    await expect(page.getByLabel("Kind of task")).toHaveValue("extraction");
    await expect(page.getByLabel("Consistency", { exact: true })).toHaveValue("99.5");
    await expect(page.getByLabel("One successful result")).toHaveValue("document read to the schema");
    await expect(page.getByText("99.5 % schema accuracy.")).toBeVisible();
    await expect(page.getByText("The AI Scaling Dilemma.").first()).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill(NAME);
    await page.getByRole("button", { name: "Make the workload, then its rule" }).click();
  });

  await test.step("the rule stands ready with what it would move", async () => {
    await expect(page).toHaveURL(/\/workloads\/mapping\?/);
    await expect(page.getByLabel("Pattern")).toHaveValue(pattern);
    await expect(page.getByLabel("Is of").locator("option:checked")).toHaveText(NAME);
    await expect(page.getByRole("listitem").filter({ hasText: /^From unassigned/ })).toContainText(
      /\$[\d,.]+ in [\d,]+ rows, [\d.]+.?[kMB]? tokens/,
    );
    await page.getByRole("button", { name: "Make the rule" }).click();
    await sayWhy(page);
    await expect(page.getByText("The rule is in force; usage has moved.")).toBeVisible();
    await expect.poll(() => orderOf(page)).toEqual([...before, `Project is ${pattern}`]);
  });

  await test.step("its order is changed by keyboard, and said", async () => {
    const last = before.length + 1;
    const grip = page.getByRole("button", { name: `Drag rule ${last}, or move it with the arrow keys` });
    await grip.focus();
    await page.keyboard.press("ArrowUp");
    await expect(
      page.getByText(`“Project is ${pattern}” is tried as number ${last - 1} of ${last} now.`),
    ).toBeVisible();
    // The focus goes along with the row.
    const moved = page.getByRole("button", {
      name: `Drag rule ${last - 1}, or move it with the arrow keys: Project is ${pattern}`,
    });
    await expect(moved).toBeFocused();
    await expect.poll(async () => (await orderOf(page)).indexOf(`Project is ${pattern}`)).toBe(last - 2);
  });

  await test.step("it is dragged to the top", async () => {
    const last = before.length;
    const grip = page.getByRole("button", {
      name: `Drag rule ${last}, or move it with the arrow keys: Project is ${pattern}`,
    });
    const from = await grip.boundingBox();
    const to = await rules(page).getByRole("row").nth(1).boundingBox();
    if (!from || !to) throw new Error("the rules are not on screen");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, to.y + 2, { steps: 8 });
    await page.mouse.up();
    await expect(page.getByText(`“Project is ${pattern}” is tried as number 1 of ${last + 1} now.`)).toBeVisible();
    await expect(rules(page).getByRole("rowheader").first()).toHaveText(`Project is ${pattern}`);
  });

  await test.step("the history tells who changed what and what moved", async () => {
    const rows = history(page).getByRole("row");
    await expect(rows.nth(1)).toContainText(`Moved from number ${before.length} to 1`);
    await expect(rows.nth(2)).toContainText(`Moved from number ${before.length + 1} to ${before.length}`);
    await expect(rows.nth(3)).toContainText(`Made, tried as number ${before.length + 1}`);
    await expect(rows.nth(3)).toContainText(/Moved: \$[\d,.]+ in [\d,]+ rows/);
    await expect(rows.nth(3)).toContainText(`from unassigned to ${NAME}`);
    await expect(rows.nth(3)).toContainText(WHY);
  });

  await test.step("the workload shows its models, where its figures come from, and its unit of outcome", async () => {
    await rules(page).getByRole("link", { name: NAME }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(NAME);
    await expect(page.getByRole("table", { name: "Models of the period" })).toBeVisible();
    await expect(page.getByRole("table", { name: /^Usage figures/ })).toContainText("requests that the sources count");
    await expect(page.getByText("Started from the template Data extraction.")).toBeVisible();
    await expect(
      page.getByRole("heading", { name: /^What one document read to the schema costs is not known yet/ }),
    ).toBeVisible();
  });

  await test.step("undone change by change, the rules stand as they began", async () => {
    await visit(page, mapping);
    for (const count of [1, 2]) {
      const undo = history(page).getByRole("button", { name: new RegExp(`^Undo: Moved from .*${pattern}`) });
      await undo.first().click();
      await expect(history(page).getByRole("row", { name: /Moved back from/ })).toHaveCount(count);
      await visit(page, mapping);
    }
    await history(page)
      .getByRole("button", { name: new RegExp(`^Undo: Made, .*${pattern}`) })
      .click();
    await sayWhy(page);
    await expect(history(page).getByRole("row").nth(1)).toContainText("Taken back");
    await visit(page, mapping);
    await expect.poll(() => orderOf(page)).toEqual(before);
  });

  await test.step("and the workload is put away", async () => {
    await visit(page, `${DEMO}/workloads`);
    await page.getByRole("link", { name: NAME }).click();
    await page.getByRole("link", { name: "Edit task and requirements" }).click();
    await page.getByRole("button", { name: "Archive" }).click();
    await expect(page.getByRole("button", { name: "Bring it back" })).toBeVisible();
  });
});
