import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

const POLICY = `${DEMO}/settings/policy`;
const THRESHOLD = "Smaller samples of evidence prove nothing but a clear failure";

/** What the list of workloads says is recommended for one of them, without its level. */
async function recommendedFor(page: Page, workload: string): Promise<string> {
  await visit(page, `${DEMO}/workloads`);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: workload, exact: true }) });
  return (await row.getByRole("cell").allInnerTexts()).join(" | ");
}

test("a threshold is tried, put in force with a reason, seen in the portfolio, and taken back", async ({ guests }) => {
  guests.expectComplaint(/status of 400/);
  test.setTimeout(240_000);
  const page = await guests.open();
  await signIn(page, demoPerson("admin"), DEMO);
  await visit(page, POLICY);
  const change = page.locator("#change");
  const history = page.locator("#history");
  const versions = await history.getByRole("button", { name: /^Return to version/ }).count();
  const newest = versions + 1;
  let workload = "";
  let before = "";
  let after = "";

  await test.step("typing another value says at once which workloads would change, and how", async () => {
    await change.getByLabel("Threshold").selectOption({ label: THRESHOLD });
    await expect(change.getByLabel("Value")).toHaveValue("100");
    await expect(change.getByText("Type another value")).toBeVisible();
    await change.getByLabel("Value").fill("100000");
    await expect(change.getByRole("heading", { name: /workloads? would change$/ })).toBeVisible();
    const [first] = await change
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") })
      .all();
    workload = (await first!.getByRole("rowheader").innerText()).trim();
    [before = "", after = ""] = (await first!.getByRole("cell").allInnerTexts()).map(
      (text) => text.split(", level")[0],
    );
    expect(after).not.toBe(before);
  });

  await test.step("nothing has been saved by trying", async () => {
    expect(await recommendedFor(page, workload)).toContain(before);
    await visit(page, POLICY);
    await expect(history.getByRole("button", { name: /^Return to version/ })).toHaveCount(versions);
  });

  await test.step("it is put in force with a reason, and the history says who, when and why", async () => {
    await change.getByLabel("Threshold").selectOption({ label: THRESHOLD });
    await change.getByLabel("Value").fill("100000");
    await change.getByRole("button", { name: "Put it in force" }).click();
    await expect(change.getByText("say why, in a few words")).toBeVisible();
    await expect(change.getByLabel("Value")).toHaveValue("100000");
    await change.getByLabel("Why").fill("A story asks for very large samples");
    await change.getByRole("button", { name: "Put it in force" }).click();
    await expect(change.getByText("In force. Open recommendations count it from now on.")).toBeVisible();
    const saved = history.getByRole("row").filter({ hasText: "A story asks for very large samples" });
    await expect(saved).toContainText("minSample: 100 samples → 100,000 samples");
    await expect(saved).toContainText(demoPerson("admin").name);
    await expect(saved).toContainText("in force");
  });

  await test.step("the workloads are told what was foreseen", async () => {
    const now = await recommendedFor(page, workload);
    expect(now).toContain(after);
    expect(now).not.toContain(before);
  });

  await test.step("two versions stand side by side, with who is told something else", async () => {
    await visit(page, `${POLICY}?from=${newest + 1}&to=${newest}#compare`);
    const compare = page.locator("#compare");
    await expect(compare.getByRole("row").filter({ hasText: "minSample" })).toContainText("100,000 samples");
    await expect(compare.getByRole("heading", { name: /workloads? would change$/ })).toBeVisible();
    await expect(compare.getByRole("rowheader", { name: workload })).toBeVisible();
  });

  await test.step("the old version comes back as a new one, and so does the advice", async () => {
    await history.getByRole("button", { name: `Return to version ${newest}`, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why").fill("The story is over");
    await dialog.getByRole("button", { name: "Return to it" }).click();
    await expect(dialog).toBeHidden();
    await expect(history.getByRole("row").filter({ hasText: "The story is over" })).toContainText("in force");
    expect(await recommendedFor(page, workload)).toContain(before);
  });
});

test("who may not change the policy may try it", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("viewer"), DEMO);
  await visit(page, POLICY);
  const change = page.locator("#change");
  await change.getByLabel("Threshold").selectOption({ label: THRESHOLD });
  await change.getByLabel("Value").fill("100000");
  await expect(change.getByRole("heading", { name: /workloads? would change$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Put it in force|Save the planning|Return to/ })).toHaveCount(0);
});
