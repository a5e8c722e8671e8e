import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { isAlive, visit } from "./visit";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const scenario = (page: Page) => page.getByLabel("Start from a published scenario");

/** The page writes its address a moment after the last change. */
const addressed = (page: Page, part: RegExp) => expect.poll(() => page.url()).toMatch(part);

/** The requests a month that an address asks about: it is written a moment after the field. */
function requestsIn(address: string): number | undefined {
  const input = new URL(address).searchParams.get("input") ?? "";
  const asked = JSON.parse(Buffer.from(input, "base64url").toString() || "{}") as {
    usage?: { requestsPerMonth: number };
  };
  return asked.usage?.requestsPerMonth;
}

test("someone without an account works out a break-even, and whoever gets the link sees the same", async ({
  guests,
}) => {
  const page = await guests.open({ viewport: { width: 1440, height: 900 } });
  await visit(page, "/");
  await page.getByRole("link", { name: "Open the calculator" }).click();
  await expect(page).toHaveURL(/\/calculator$/);
  await isAlive(page);

  await test.step("the first example is a published one, with its arithmetic put right", async () => {
    await expect(heading(page)).toHaveText(
      "An $80,000 fine-tune pays back in 10.0 months, and never in the adverse case.",
    );
    const figures = page.getByRole("table", { name: "The document’s figures and the computed ones" });
    await expect(figures.getByRole("row", { name: /^Break-even/ })).toContainText("month 9");
    await expect(figures.getByRole("row", { name: /^Break-even/ })).toContainText("month 10");
  });

  await test.step("another scenario is another answer, and a step of its own for the way back", async () => {
    await scenario(page).selectOption({ label: "50,000 support tickets" });
    await expect(heading(page)).toHaveText("A $5,000 fine-tune does not pay back.");
    await addressed(page, /\?preset=tickets-50k$/);
    await page.goBack();
    await expect(heading(page)).toContainText("An $80,000 fine-tune");
    await page.goForward();
    await expect(heading(page)).toHaveText("A $5,000 fine-tune does not pay back.");
    await page.goBack();
    await expect(heading(page)).toContainText("An $80,000 fine-tune");
  });

  await test.step("a slider moved by keyboard changes the answer", async () => {
    const slider = page.getByRole("slider", { name: "Requests, slider" });
    await slider.focus();
    for (let step = 0; step < 40; step += 1) await page.keyboard.press("ArrowRight");
    await expect(heading(page)).not.toContainText("10.0 months");
    await expect(page.getByRole("textbox", { name: "Requests", exact: true })).not.toHaveValue("1,000,000");
    await addressed(page, /input=/);
  });

  await test.step("a typed number counts, and what is no number is said", async () => {
    const requests = page.getByRole("textbox", { name: "Requests", exact: true });
    await requests.fill("2m");
    await expect(heading(page)).toContainText("pays back in 4.4 months");
    await requests.fill("many");
    await expect(page.getByText("Write a number, such as 1,500 or 2.5.")).toBeVisible();
    await expect(heading(page)).toContainText("pays back in 4.4 months");
    await requests.fill("2,000,000");
  });

  await test.step("the ladder, the paths and the steps answer too", async () => {
    await expect(page.getByRole("table", { name: "The decision in the engine’s order" })).toContainText(
      "In 4.4 months",
    );
    await page.getByRole("button", { name: "Four questions" }).click();
    await expect(page.getByRole("table", { name: /four questions/ })).toContainText("2,000,000 a month");
    await page.getByRole("button", { name: "Radar" }).click();
    await expect(page.getByRole("img", { name: /^Profile of General API and Fine-tuned model/ })).toBeVisible();
    await expect(
      page.getByRole("heading", { name: /^Live in 3 months, paid back 4\.4 months after that/ }),
    ).toBeVisible();
    await page.getByRole("button", { name: "In parts" }).click();
    await expect(page.getByText(/7\.5 times the training, .* as chapter 15 expects/)).toBeVisible();
  });

  await test.step("the second views are open to everyone too", async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });

  await test.step("the link opens the same for a stranger on a phone", async () => {
    await expect.poll(() => requestsIn(page.url())).toBe(2_000_000);
    const said = await heading(page).innerText();
    const phone = await guests.open({ viewport: { width: 360, height: 780 }, hasTouch: true });
    await visit(phone, page.url());
    await expect(heading(phone)).toHaveText(said.replace(/\s+/g, " "));
    await expect(phone.getByRole("textbox", { name: "Requests", exact: true })).toHaveValue("2,000,000");
    await expect(phone.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

test("an address that cannot be read is answered with a sentence and an example", async ({ guests }) => {
  const page = await guests.open();
  for (const input of ["%3Cscript%3E", "eyJhc09mIjoi", "e30", "A".repeat(5_000)])
    await test.step(input.slice(0, 20), async () => {
      await visit(page, `/calculator?input=${input}`);
      await expect(page.getByText(/^This address cannot be read: .* Below is an example instead\.$/)).toBeVisible();
      await expect(heading(page)).toContainText("An $80,000 fine-tune");
    });
});

test("on paper the calculator prints its question, not its fields", async ({ guests }) => {
  const page = await guests.open();
  await visit(page, "/calculator?preset=router");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "What was asked" })).toBeVisible();
  await expect(
    page.getByRole("definition").filter({ hasText: /80\s%\sto Llama 3\.2 3B, LoRA, 20\s%\sto GPT-4o/ }),
  ).toBeVisible();
  await expect(scenario(page)).toBeHidden();
});
