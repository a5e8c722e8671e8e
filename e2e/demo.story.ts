import { readFileSync } from "node:fs";
import { CLOSED } from "./closed-to";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn, type DemoRole } from "./people";
import { visit } from "./visit";

const ROOMS = ["Portfolio", "Workloads", "Outlook", "Deployments", "Reviews", "Prices", "Imports", "Settings"] as const;
const SETTINGS = [
  "You",
  "Members",
  "Schedule",
  "Recipients",
  "Outbox",
  "Mail server",
  "Sign-in",
  "API tokens",
  "Policy",
  "Rows",
  "Export",
  "Organization",
  "Audit log",
] as const;

test("the portfolio says what the quarter cost, who stands where, and what to decide", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("owner"), DEMO);
  await visit(page, DEMO);
  const heading = page.getByRole("heading", { level: 1 });

  await test.step("its headline is a finding with the money in it", async () => {
    await expect(heading).toContainText(/^Q3 cost \$[\d,]+/);
    await expect(page.getByText(/^A demo company, invented/)).toBeVisible();
  });

  await test.step("the ladder is heard as a sentence, read as a table, and taken along as a file", async () => {
    const ladder = page.getByRole("figure").filter({ has: page.getByRole("heading", { name: /rung/ }) });
    expect(await ladder.getByRole("img").first().getAttribute("aria-label")).toMatch(
      /^13 workloads stand on a ladder of five rungs, \$[\d,]+ in all; to decide: Support triage from level 1 to 3/,
    );
    await ladder.getByRole("button", { name: "Show as table" }).click();
    const table = ladder.getByRole("table");
    await expect(table.getByRole("row")).toHaveCount(14);
    await expect(table.getByRole("row", { name: /^Support triage/ })).toContainText("3");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      ladder.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split(/\r?\n/);
    expect(lines).toHaveLength(14);
    expect(lines.join("\n")).toContain("Warranty disputes");
    await ladder.getByRole("button", { name: "Show as chart" }).click();
    await expect(ladder.getByRole("img").first()).toBeVisible();
  });

  await test.step("every decision names its workload and leads to the review", async () => {
    const decisions = page.getByRole("table", { name: /^Decisions of the quarter/ });
    await expect(decisions.getByRole("link", { name: "Decide on Support triage" })).toBeVisible();
    await expect(decisions.getByRole("row", { name: /Product tagging/ })).toContainText(/level 3 → 1/);
  });

  await test.step("prices of then and now are one switch apart", async () => {
    const then = await heading.innerText();
    await page.getByRole("link", { name: "Prices of now" }).click();
    await expect(page).toHaveURL(/prices=now/);
    await expect(page.getByRole("link", { name: "Prices of now" })).toHaveAttribute("aria-current", "true");
    await expect(heading).toContainText(/^Q3 (cost|would cost) \$[\d,]+/);
    await page.getByRole("link", { name: "Prices of then" }).click();
    await expect(heading).toHaveText(then.replace(/\s+/g, " "));
  });

  await test.step("the quarter before is a step away", async () => {
    await page.getByRole("link", { name: /^Previous quarter: Q2/ }).click();
    await expect(heading).toContainText(/^Q2 cost \$[\d,]+/);
  });
});

for (const role of Object.keys(CLOSED) as DemoRole[])
  test(`the bar leads the ${role} to what the role may see, and to nothing else`, async ({ guests }) => {
    guests.expectComplaint(/status of 404/);
    const closed = CLOSED[role];
    const page = await guests.open();
    await signIn(page, demoPerson(role), DEMO);
    await visit(page, DEMO);
    const bar = page.getByRole("navigation", { name: "Main" });
    await expect(bar.getByRole("link")).toHaveText(ROOMS.filter((room) => !closed.rooms.includes(room)));
    // That a role which may look at a room is let in is asked of every door without a browser (access.database.test.ts).
    for (const room of role === "owner" ? ROOMS : [...ROOMS.filter((one) => !closed.rooms.includes(one)).slice(-1)]) {
      await bar.getByRole("link", { name: room }).click();
      await expect(bar.getByRole("link", { name: room })).toHaveAttribute("aria-current", "page");
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("There is nothing at this address.");
    }
    await expect(page.getByRole("navigation", { name: "Settings" }).getByRole("link")).toHaveText(
      SETTINGS.filter((one) => !closed.settings.includes(one)),
    );
    for (const address of closed.addresses) {
      await visit(page, DEMO + address);
      await expect
        .soft(page.getByRole("heading", { name: "There is nothing at this address." }), `${role} at ${address}`)
        .toBeVisible();
    }
  });

test("drafts and rejects are not for viewers", async ({ guests }) => {
  const page = await guests.open();
  await signIn(page, demoPerson("viewer"), DEMO);
  await visit(page, `${DEMO}/reviews`);
  await expect(
    page.getByRole("table", { name: "Reviews by quarter" }).getByRole("link", { name: "Q2 2026" }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Q3 2026" })).toHaveCount(0);
  await visit(page, `${DEMO}/settings/members`);
  await expect(page.getByRole("main")).not.toContainText("@demo.example");
});
