import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn, type DemoRole } from "./people";
import { visit } from "./visit";

const ROOMS = ["Portfolio", "Workloads", "Outlook", "Deployments", "Reviews", "Prices", "Imports", "Settings"] as const;
const SETTINGS = [
  ...([
    "You",
    "Members",
    "Schedule",
    "Recipients",
    "Outbox",
    "Mail server",
    "Company sign-in",
    "API tokens",
    "Policy",
    "Rows",
    "Export",
    "Organization",
    "Audit log",
  ] as const),
];

/** What the bar and the settings do not offer to a role. */
const CLOSED: Record<
  DemoRole,
  { rooms: readonly string[]; settings: readonly string[]; addresses: readonly string[] }
> = {
  owner: { rooms: [], settings: [], addresses: [] },
  admin: { rooms: [], settings: ["Organization"], addresses: ["/settings/organization"] },
  analyst: {
    rooms: [],
    settings: ["Recipients", "Mail server", "Company sign-in", "API tokens", "Export", "Organization"],
    addresses: [
      "/settings/recipients",
      "/settings/mail",
      "/settings/sign-in",
      "/settings/tokens",
      "/settings/export",
      "/settings/organization",
    ],
  },
  reviewer: {
    rooms: [],
    settings: ["Recipients", "Mail server", "Company sign-in", "API tokens", "Export", "Organization"],
    addresses: [
      "/settings/recipients",
      "/settings/mail",
      "/settings/sign-in",
      "/settings/tokens",
      "/settings/export",
      "/settings/organization",
      "/workloads/new",
    ],
  },
  viewer: {
    rooms: ["Imports"],
    settings: [
      "Schedule",
      "Recipients",
      "Mail server",
      "Company sign-in",
      "API tokens",
      "Outbox",
      "Rows",
      "Export",
      "Organization",
      "Audit log",
    ],
    addresses: [
      ...[
        "/imports",
        "/workloads/mapping",
        "/workloads/new",
        "/reviews/2026-Q3",
        "/rows?period=2026-Q2",
        "/settings/rows",
      ],
      ...["/settings/mail", "/settings/export", "/settings/organization"],
      ...["/settings/schedule", "/settings/recipients", "/settings/tokens", "/settings/outbox", "/settings/audit"],
    ],
  },
};

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

/** Addresses of every kind of page; `→` follows the first such link of a table, `+` goes on below it. */
const PAGES: readonly string[] = [
  ...[
    "",
    "/outlook",
    "/workloads",
    "/workloads → Support triage",
    "/workloads → Support triage + /options/proposed",
    "/workloads → Support triage + /options/new",
    "/workloads → Support triage + /evidence",
    "/workloads → Support triage + /scenarios",
    "/workloads/mapping",
    "/workloads/new",
    "/workloads/new?template=support-bot",
    "/deployments",
  ],
  ...["/deployments/new", "/deployments → * + /edit", "/deployments → * + /costs", "/deployments → * + /quality"],
  ...["/deployments → *", "/reviews", "/reviews/2026-Q2", "/reviews/2026-Q3", "/prices", "/imports", "/imports → *"],
  ...[
    "/settings/profile",
    "/settings/members",
    "/settings/schedule",
    "/settings/recipients",
    "/settings/outbox",
    "/settings/mail",
    "/settings/sign-in",
    "/settings/policy",
    "/settings/tokens",
    "/settings/rows",
  ],
  ...["/settings/export", "/settings/organization", "/settings/audit"],
  ...["/rows?period=2026-Q3&of=spend", "/rows?period=2026-07&by=day&workload=none"],
];
/** Open to everybody: seen before anybody signs in. */
const PUBLIC: readonly string[] = ["/", "/sign-in", "/sign-in/company", "/reset", "/reset/ended", "/calculator"];
/** A person's own, whatever organization they look at. */
const OWN: readonly string[] = ["/account", "/new"];
/** Every colour of the house is on one of these; by night the dark is looked at everywhere. */
const OF_EVERY_COLOUR: readonly string[] = [
  ...["/calculator", "/sign-in", "/account", "", "/workloads → Support triage", "/workloads/mapping", "/prices"],
  ...["/deployments → *", "/reviews/2026-Q3", "/imports → *", "/settings/policy", "/settings/outbox"],
];
const WIDTHS = [1440, 768, 360];

test("every page fits every screen and is open to everyone, by day and by night", async ({ guests }) => {
  test.setTimeout(600_000);
  const page = await guests.open({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  for (const address of PUBLIC) await test.step(address, () => checkPage(page, address));
  await signIn(page, demoPerson("owner"), DEMO);
  for (const address of [...OWN, ...PAGES]) await test.step(address || "/", () => checkPage(page, address));
});

async function checkPage(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await goThere(page, address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // Charts measure their room anew: what counts is where the page comes to rest.
    await expect
      .configure({ soft: true, timeout: 4_000 })
      .poll(() => page.evaluate(wider), `${address} at ${width} px is wider than the screen`)
      .toEqual([]);
  }
  // The light is looked at on a desk, the dark on a phone: both layouts and both palettes are seen.
  if (process.env.NIGHTLY || OF_EVERY_COLOUR.includes(address)) {
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoViolation(page, `${address} on a phone, in the dark`, OF_PALETTE_AND_ROOM);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectNoViolation(page, `${address} on a desk, in the light`);
}

async function goThere(page: Page, address: string): Promise<void> {
  const [list = "", way = ""] = address.split(" → ");
  const [name, below] = way.split(" + ");
  await visit(page, PUBLIC.includes(list) || OWN.includes(list) ? list : DEMO + list);
  if (!name) return;
  const table = page.getByRole("table").first();
  await table
    .getByRole("link", name === "*" ? {} : { name })
    .first()
    .click();
  await expect(page).not.toHaveURL(new RegExp(`${list}$`));
  if (below) await visit(page, new URL(page.url()).pathname + below);
}

/** What palette and width may change; the rest is the same document. */
const OF_PALETTE_AND_ROOM = ["color-contrast", "target-size", "scrollable-region-focusable"];

async function expectNoViolation(page: Page, where: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const asked = rules ? axe.withRules(rules) : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const { violations } = await asked.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect.soft(found, where).toEqual([]);
}

/** What sticks out to the right, where the page can be moved sideways. */
function wider(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll("main *, header *")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !element.closest(".scroll, .wide-table"),
  );
  return [`${scrollWidth - clientWidth} px`, ...out.slice(0, 4).map((element) => element.outerHTML.slice(0, 120))];
}
