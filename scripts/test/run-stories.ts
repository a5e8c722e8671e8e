import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "@/e2e/find-browser";
import { freePort } from "@/server/database";
import { startForStories } from "./start-for-stories";
import type { Tally } from "./tally";

/** How many stories there are is only known to the runner; without a browser all of them count as one failure. */
const NO_BROWSER: Tally = { passed: 0, failed: 1, skipped: 0 };

/**
 * Builds the app, starts it on a folder and ports of its own with the demo company, and lets the guests in. What is told goes
 * to `say`, so that it can be kept while something else is running.
 */
export async function runStories(root: string, say: (text: string) => void): Promise<Tally> {
  if (process.env.BROWSER === "none") {
    say("The browser stories are skipped, because BROWSER=none.\n");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const { browser, tried } = await findBrowser(root);
  if (!browser) {
    say(
      `No browser starts (${tried.join("; ") || "none is installed"}): install the package chromium, or set CHROME_PATH.\n`,
    );
    return NO_BROWSER;
  }
  say(`Browser: ${browser.name}\n`);
  const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-stories-"));
  const mailPort = await freePort();
  const app = await startForStories(root, folder, mailPort);
  try {
    const report = path.join(root, ".build", "stories.json");
    mkdirSync(path.dirname(report), { recursive: true });
    rmSync(report, { force: true });
    await playwright(root, say, {
      STORIES_REPORT: report,
      STORIES_URL: app.url,
      STORIES_FOLDER: app.folder,
      STORIES_SETUP_URL: app.setUpUrl,
      STORIES_MAIL_PORT: String(mailPort),
      STORIES_BROWSER: JSON.stringify(browser),
    });
    return tallyOf(report);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOf(report: string): Tally {
  try {
    const { stats } = JSON.parse(readFileSync(report, "utf8")) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  } catch {
    return NO_BROWSER;
  }
}

function playwright(root: string, say: (text: string) => void, env: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const cli = path.join(root, "node_modules", "@playwright", "test", "cli.js");
    const child = spawn(process.execPath, [cli, "test", "--config", "e2e/playwright.config.ts"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => say(chunk.toString()));
    child.once("close", () => resolve());
  });
}
