import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { visit } from "./visit";

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type DemoRole = "owner" | "admin" | "analyst" | "reviewer" | "viewer";

/** Where the demo company lives. */
export const DEMO = "/o/demo";

/** One of the five people of the demo company. */
export function demoPerson(role: DemoRole): Person {
  const file = path.join(process.env.STORIES_FOLDER ?? "", "demo-people.json");
  const people = JSON.parse(readFileSync(file, "utf8")) as (Person & { role: string })[];
  const person = people.find((one) => one.role === role);
  if (!person) throw new Error(`the demo has no ${role}`);
  return person;
}

/** Signs in on the sign-in page and arrives at `next`. */
export async function signIn(page: Page, person: Person, next: string): Promise<void> {
  await visit(page, `/sign-in?next=${encodeURIComponent(next)}`);
  await typeSignIn(page, person);
  await expect(page).toHaveURL((url) => url.pathname.startsWith(next.split("?")[0] ?? next));
}

export async function typeSignIn(page: Page, { email, password }: Omit<Person, "name">): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
