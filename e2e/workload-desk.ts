import { expect, type Page } from "@playwright/test";

/** Adds an option at a model of the book, from the page of a workload. */
export async function addOption(page: Page, label: string, model: string): Promise<void> {
  await page.getByRole("link", { name: "Add an option" }).click();
  await page.getByLabel("Name", { exact: true }).fill(label);
  await page.getByLabel("Models that serve it").fill(model);
  // The book is asked while one types: what stands in the form then is what counts.
  await expect(async () => {
    await page.getByLabel("Model", { exact: true }).fill(model);
    await page.getByLabel("Provider", { exact: true }).fill("openai");
    await expect(page.getByText("As the price book calls it.")).toBeVisible();
    await expect(page.getByLabel("Model", { exact: true })).toHaveValue(model);
    await expect(page.getByLabel("Provider", { exact: true })).toHaveValue("openai");
  }).toPass({ timeout: 20_000 });
  await page.getByLabel("Its prompt has been worked on").check();
  await page.getByRole("button", { name: "Add the option" }).click();
  await expect(page.getByRole("table", { name: /options/i })).toContainText(label);
}

/** Records a hold-out test of an option, on the page of its workload. */
export async function recordHoldout(page: Page, label: string, sampleSize: string, accuracy: string): Promise<void> {
  await page.getByLabel("Option", { exact: true }).selectOption({ label });
  await page.locator('input[name="sampleSize"]').fill(sampleSize);
  await page.locator('input[name="accuracy"]').fill(accuracy);
  await page.getByLabel("Note").fill("Hold-out of September, judged by two people.");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByText(new RegExp(`^Recorded for ${label}`))).toBeVisible();
}

/** Decides on what a review asks about a workload. */
export async function accept(page: Page, workload: string, owner: string, why: string): Promise<void> {
  await page.getByText(`Decide on ${workload}`).click();
  await page.getByLabel("Who carries it out").fill(owner);
  await page.getByLabel("Why, in a sentence").fill(why);
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(page.getByText(new RegExp(`^Accepted, ${owner}`))).toBeVisible();
}
