import { expect, type Page } from "@playwright/test";
import type { UsageFile } from "./usage-files";
import { visit } from "./visit";

/** Gives a file to the imports page and waits until it has been read: the page of its dry run, or of its refusal. */
export async function upload(page: Page, org: string, file: UsageFile, first?: () => Promise<void>): Promise<void> {
  await visit(page, `${org}/imports`);
  await first?.();
  await page.getByLabel(/^Drop an export here/).setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[^/]+$/, { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Discard" })).toBeVisible({ timeout: 30_000 });
}

/** Commits the dry run on screen; its page then says how many rows count. */
export async function commit(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Commit \d/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/rows? count/, { timeout: 30_000 });
}

/** Takes the import on screen out again. */
export async function revert(page: Page, why: string): Promise<void> {
  await page.getByLabel("Why", { exact: true }).fill(why);
  await page.getByRole("button", { name: "Revert this import" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("was taken out again", { timeout: 30_000 });
}

/** What an import's usage is worth in September 2026, to the cent. */
export async function worthOf(page: Page, org: string, importId: string): Promise<string> {
  await visit(page, `${org}/rows?period=2026-09&importId=${importId}`);
  const said = await page.getByRole("heading", { level: 1 }).innerText();
  return /\$[\d,]+\.\d\d/.exec(said)?.[0] ?? "";
}
