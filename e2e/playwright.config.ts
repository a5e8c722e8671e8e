import { defineConfig } from "@playwright/test";
import { launchOptions, type Browser } from "./find-browser";

const browser = JSON.parse(process.env.STORIES_BROWSER ?? "null") as Browser | null;

export default defineConfig({
  testDir: ".",
  testMatch: "*.story.ts",
  outputDir: "../test-results",
  // The stories share one running app; two cores serve one guest at a time best.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: process.env.STORIES_REPORT ?? "../.build/stories.json" }]],
  use: {
    baseURL: process.env.STORIES_URL,
    screenshot: "only-on-failure",
    trace: "off",
    ...(browser ? { launchOptions: launchOptions(browser) } : {}),
  },
});
