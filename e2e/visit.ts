import type { Page, Response } from "@playwright/test";

/**
 * Goes to an address and waits until the page answers: what a guest clicks before the scripts have taken hold of it is lost,
 * and a guest of flesh and blood is slower than they are.
 */
export async function visit(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await isAlive(page);
  return response;
}

/** React leaves a mark on every element that it has taken hold of. */
export const isAlive = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("body a, body button, body input, body select, body textarea")].every(
      (element) => element.closest("template") ?? Object.keys(element).some((key) => key.startsWith("__reactFiber$")),
    ),
  );
