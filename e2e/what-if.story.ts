import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { isAlive, visit } from "./visit";

const WORKLOAD = "Support triage";

async function openWorkload(page: Page): Promise<string> {
  await visit(page, `${DEMO}/workloads`);
  await page.getByRole("table").first().getByRole("link", { name: WORKLOAD }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/workloads\/[a-z0-9]{10,}/);
  await isAlive(page);
  return page.url();
}

const whatIf = (page: Page) => page.locator("section#what-if");
const answer = (page: Page) => whatIf(page).getByRole("table", { name: "The answer now, and as supposed" });
const cells = (page: Page, row: RegExp) => answer(page).getByRole("row", { name: row }).getByRole("cell");

async function checkAccess(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

test("a recommendation is argued with: every rung opened, something else supposed, kept and taken up again", async ({
  guests,
}) => {
  const page = await guests.open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, demoPerson("analyst"), DEMO);
  await openWorkload(page);

  await test.step("every rung says why it is not the answer", async () => {
    await expect(page.getByRole("heading", { name: "Why not lower" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Why not higher" })).toBeVisible();
    await expect(page.getByText(/^Level 5, From scratch, is not needed/)).toBeVisible();
  });

  await test.step("a hundredth of the volume turns the answer at once, and is marked", async () => {
    const volume = whatIf(page).getByRole("textbox", { name: "Requests a month", exact: true });
    const [now, before] = [
      await volume.inputValue(),
      await cells(page, /^Advised /)
        .nth(1)
        .innerText(),
    ];
    await volume.fill("20,000");
    await expect(whatIf(page).getByText("Requests a month: 20,000 instead of", { exact: false })).toBeVisible();
    await expect(cells(page, /^Advised /).nth(1)).not.toHaveText(before);
    await expect(cells(page, /^Advised /).nth(0)).toHaveText(before);
    await whatIf(page).getByRole("button", { name: "Take back: Requests a month", exact: true }).click();
    await expect(volume).toHaveValue(now);
    await expect(cells(page, /^Advised /).nth(1)).toHaveText(before);
  });

  await test.step("a slider is moved by keyboard", async () => {
    const slider = whatIf(page).getByRole("slider", { name: "Requests a month, slider" });
    await slider.focus();
    for (let step = 0; step < 80; step += 1) await page.keyboard.press("ArrowLeft");
    await expect(whatIf(page).getByText("Requests a month:", { exact: false }).first()).toBeVisible();
    await expect(slider).toHaveAttribute("aria-valuetext", /^[\d,]+$/);
  });

  await test.step("what cannot be is said at its field, and the answer before it stays", async () => {
    const volume = whatIf(page).getByRole("textbox", { name: "Requests a month", exact: true });
    await volume.fill("0");
    await expect(whatIf(page).getByText("must be above 0")).toBeVisible();
    await volume.fill("20,000");
    await expect(whatIf(page).getByText("must be above 0")).toHaveCount(0);
  });

  const name = `A quiet year ${Date.now()}`;
  await test.step("it is saved under a name", async () => {
    await whatIf(page).getByLabel("Name of the scenario").fill(name);
    await whatIf(page).getByRole("button", { name: "Save as a scenario" }).click();
    await expect(whatIf(page).getByText(`Saved as “${name}”.`)).toBeVisible();
  });

  await test.step("a scenario is opened again as it was saved", async () => {
    await whatIf(page).getByRole("link", { name: "Compare the scenarios" }).click();
    await expect(page).toHaveURL(/\/scenarios/);
    const own = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await own.getByRole("link", { name: "Open and change" }).click();
    await expect(whatIf(page).getByRole("textbox", { name: "Requests a month", exact: true })).toHaveValue("20,000");
    await checkAccess(page);
  });

  await test.step("and deleted", async () => {
    await page.goBack();
    const own = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await own.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the scenario" }).click();
    await expect(page.getByRole("heading", { name, exact: true })).toHaveCount(0);
  });
});

test("a requirement is raised on a phone, and the rungs answer", async ({ guests }) => {
  test.setTimeout(120_000);
  const page = await guests.open({ viewport: { width: 360, height: 780 } });
  await signIn(page, demoPerson("analyst"), DEMO);
  await openWorkload(page);
  await test.step("the requirement raised beyond what anything measures is answered on the page", async () => {
    await whatIf(page).getByText("Requirements", { exact: true }).click();
    await whatIf(page).getByRole("textbox", { name: "Required accuracy", exact: true }).fill("99.9");
    await expect(
      whatIf(page)
        .getByText(/, now (sufficient|untested|not needed)$/)
        .first(),
    ).toBeVisible();
  });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
});
