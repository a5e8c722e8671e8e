import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

const SIGNED = `${DEMO}/reviews/2026-Q2`;

test("a review prints as pages, without what belongs to the screen", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("reviewer"), DEMO);
  await visit(page, SIGNED);
  const finding = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\s+/g, " ");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^PDF/ })).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })),
  );
  const { text, totalPages } = await extractText(pdf, { mergePages: false });
  const plain = text.map((one) => one.replace(/\s+/g, " "));
  expect(totalPages).toBeGreaterThanOrEqual(3);
  expect(plain[0]).toContain("Quarterly review of the AI model portfolio");
  expect(plain[0]).toContain(finding);
  expect(plain.join(" ")).toContain("Every workload");
  expect(plain.join(" ")).not.toContain("Deployments Reviews Prices");
  for (const one of plain) expect.soft(one.trim().length, "a page has something on it").toBeGreaterThan(100);
});
