import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";

export interface Guests {
  /** A browser of one's own: no cookie is shared with anybody else. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  /** What the console is going to complain about because the story asks for it: a page that is not there, a wrong password. */
  readonly expectComplaint: (complaint: RegExp) => void;
}

/** Stories are told by guests; what a page writes to the console as an error, or throws, fails the story. */
export const test = base.extend<{ guests: Guests }>({
  guests: async ({ browser }, use) => {
    const complaints: string[] = [];
    const expected: RegExp[] = [];
    const contexts: { close: () => Promise<void> }[] = [];
    await use({
      open: async (options) => {
        const context = await browser.newContext(options);
        contexts.push(context);
        const page = await context.newPage();
        page.on("pageerror", (error) => complaints.push(`${page.url()} threw ${error.stack ?? error.message}`));
        page.on("console", (message) => {
          if (message.type() === "error") complaints.push(`${page.url()} said ${message.text()}`);
        });
        return page;
      },
      expectComplaint: (complaint) => expected.push(complaint),
    });
    for (const context of contexts) await context.close();
    expect(complaints.filter((complaint) => !expected.some((one) => one.test(complaint)))).toEqual([]);
  },
});

export { expect };
