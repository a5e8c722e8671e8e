import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

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
  ...[
    "/deployments → *",
    "/reviews",
    "/reviews/2026-Q2",
    "/reviews/2026-Q3",
    "/prices",
    "/imports",
    "/imports/sources",
    "/imports → *",
  ],
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
/** Every colour of the house is on one of these; by night colours are looked at everywhere. */
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
  const isColoured = !!process.env.NIGHTLY || OF_EVERY_COLOUR.includes(address);
  if (isColoured) {
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoViolation(page, `${address} on a phone, in the dark`, { rules: OF_PALETTE_AND_ROOM });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectNoViolation(page, `${address} on a desk, in the light`, { hasContrast: isColoured });
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

interface Looked {
  /** These alone; else all that the guidelines ask. */
  readonly rules?: string[];
  /** Whether contrasts are measured, which takes longer than everything else: pages of colours that others have need it once. */
  readonly hasContrast?: boolean;
}

async function expectNoViolation(page: Page, where: string, { rules, hasContrast = true }: Looked): Promise<void> {
  // In the page itself: there are no frames of other origins, which would want a page of their own to be put together in.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (!hasContrast) axe.disableRules("color-contrast");
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
