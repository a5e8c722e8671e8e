import { expect, type Page } from "@playwright/test";
import { quarterLabel, type Quarter } from "../server/kernel/quarter";
import { visit } from "./visit";

/** Opens the draft of a quarter: a new one, or the one that the calendar has made meanwhile. */
export async function openDraft(page: Page, organization: string, quarter: Quarter): Promise<void> {
  const label = quarterLabel(quarter);
  await visit(page, `${organization}/reviews`);
  const make = page.getByRole("button", { name: `Make the draft of ${label}` });
  const made = page.getByRole("table", { name: "Reviews by quarter" }).getByRole("link", { name: label, exact: true });
  await expect(make.or(made).first()).toBeVisible();
  await ((await make.isVisible()) ? make : made.first()).click();
  await expect(page.getByText(/its numbers follow the data/)).toBeVisible();
}
