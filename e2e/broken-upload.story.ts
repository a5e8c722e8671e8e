import { writeFileSync } from "node:fs";
import { daysOf } from "../server/kernel/day";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { OPENAI_HEADER, openAiRow, type OpenAiDay } from "./usage-files";
import { visit } from "./visit";

const DAY: OpenAiDay = { project: "proj_torn", model: "gpt-4.1", requests: 5, input: 1e3, cached: 0, output: 1e3 };
const rows = daysOf({ from: "2025-05-01", to: "2025-06-01" }).map((day) => openAiRow(day, DAY));

test("an upload whose connection breaks goes on by itself, and after a reload when the file is chosen again", async ({
  guests,
}) => {
  guests.expectComplaint(/Failed to load resource|net::ERR/);
  const page = await guests.open();
  await signIn(page, demoPerson("analyst"), `${DEMO}/imports`);
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/imports/uploads")) begun.push(request.url());
  });
  let isTorn = true;
  await page.route("**/imports/uploads/*", async (route) => {
    if (isTorn && route.request().method() === "PATCH") await route.abort("connectionreset");
    else await route.continue();
  });
  // A file on the disk has the same time each time it is chosen, by which it is known again.
  const file = test.info().outputPath("torn.csv");
  writeFileSync(file, [OPENAI_HEADER, ...rows].join("\n"));
  const choose = () => page.getByLabel(/^Drop an export here/).setInputFiles(file);

  await test.step("while the connection is broken the page says so and tries again", async () => {
    await choose();
    await expect(page.getByText("The connection broke: trying again to send torn.csv")).toBeVisible();
  });

  await test.step("after a reload the same file is not begun anew", async () => {
    await visit(page, `${DEMO}/imports`);
    await choose();
    await expect(page.getByText("The connection broke: trying again to send torn.csv")).toBeVisible();
  });

  await test.step("as soon as the connection is back it goes on", async () => {
    isTorn = false;
    await expect(page).toHaveURL(/\/imports\/[^/]+$/, { timeout: 30_000 });
    await page.getByRole("button", { name: "Discard" }).click({ timeout: 30_000 });
    await expect(page).toHaveURL(new RegExp(`${DEMO}/imports$`));
    expect(begun).toHaveLength(1);
  });
});
