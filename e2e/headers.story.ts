import type { APIResponse, Response } from "@playwright/test";
import { expect, test } from "./guests";
import { DEMO, demoPerson, signIn } from "./people";
import { visit } from "./visit";

const QUIET = { "cache-control": /no-store/, "referrer-policy": /^no-referrer$/, "x-robots-tag": /noindex/ };
const OURS = { "cache-control": /no-store/ };
const EVERYWHERE = {
  "content-security-policy": /script-src 'self' 'nonce-[\w-]{22}' 'strict-dynamic';.*frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "cross-origin-opener-policy": /^same-origin$/,
};

function expectHeaders(answer: Response | APIResponse | null, more: Record<string, RegExp>): void {
  const headers = answer?.headers() ?? {};
  for (const [name, value] of Object.entries({ ...EVERYWHERE, ...more }))
    expect(headers[name] ?? "none", `${name} of ${answer?.url()}`).toMatch(value);
  expect(headers["x-powered-by"]).toBeUndefined();
  // Over plain HTTP on the loopback a browser must not be told to come over TLS.
  expect(headers["strict-transport-security"]).toBeUndefined();
}

test("every answer carries its headers, and no script of a page runs without this answer's nonce", async ({
  guests,
}) => {
  guests.expectComplaint(/Failed to load resource: the server responded with a status of 4\d\d/);
  guests.expectComplaint(/Content Security Policy/);
  const page = await guests.open();

  await test.step("in public rooms", async () => {
    for (const path of ["/", "/sign-in", "/calculator", "/nowhere"]) expectHeaders(await visit(page, path), {});
    expectHeaders(await visit(page, "/r/not-a-link"), QUIET);
    expectHeaders(await page.request.get("/api/health"), OURS);
    expectHeaders(await page.request.get("/api/v1/imports"), OURS);
    expectHeaders(await page.request.get("/api/trpc/people.myOrganizations"), OURS);
  });

  await test.step("in the rooms of an organization", async () => {
    await signIn(page, demoPerson("owner"), DEMO);
    for (const path of [DEMO, `${DEMO}/imports`, `${DEMO}/nowhere`]) expectHeaders(await visit(page, path), OURS);
    expectHeaders(await page.request.get(`${DEMO}/api/trpc/tenancy.whoAmI`), OURS);
    expectHeaders(await page.request.get(`${DEMO}/rows/rows.csv?period=2026-Q2`), OURS);
  });

  await test.step("a letter is shown inside its page, and nothing of it runs", async () => {
    await visit(page, `${DEMO}/settings/outbox`);
    const letter = await page.locator('a[href*="/settings/outbox/"]').first().getAttribute("href");
    await visit(page, letter ?? "/nowhere");
    await expect(page.frameLocator("iframe").locator("body")).toContainText(/\w/);
  });

  await test.step("a script that was slipped into a page does not run", async () => {
    await visit(page, DEMO);
    const ran = await page.evaluate(async () => {
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.slippedIn = true");
      image.src = "data:image/png;base64,broken";
      const holder = document.createElement("div");
      holder.innerHTML = '<svg onload="window.slippedIn = true"></svg><a href="javascript:window.slippedIn=true">x</a>';
      document.body.append(image, holder);
      holder.querySelector("a")?.click();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return "slippedIn" in window;
    });
    expect(ran).toBe(false);
  });

  await test.step("TRACE is not answered, and the image optimiser is off", async () => {
    expect((await page.request.fetch("/", { method: "TRACE" })).status()).toBe(405);
    expect((await page.request.get("/_next/image?url=%2Fx.png&w=640&q=75")).status()).toBe(404);
  });
});
