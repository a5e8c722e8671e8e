import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

export interface Browser {
  readonly executablePath: string;
  /** Where the libraries that come with the browser are. */
  readonly env: Record<string, string>;
  readonly args: readonly string[];
  readonly name: string;
}

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--disable-sync",
  "--disable-quic",
];
/** Chromium's sandbox does not work for root. */
const args = (): string[] => [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

/**
 * A Chromium that starts: `CHROME_PATH`, an installed one, Playwright's own, the one that comes with the packages.
 * Null where none does; `tried` then says what was looked at.
 */
export async function findBrowser(root: string): Promise<{ browser: Browser | null; tried: string[] }> {
  const tried: string[] = [];
  for (const candidate of [named, installed, playwrights, () => packaged(root)]) {
    const browser = await candidate();
    if (!browser) continue;
    const started = spawnSync(browser.executablePath, ["--headless", "--version", ...browser.args], {
      env: { ...process.env, ...browser.env },
      encoding: "utf8",
    });
    if (started.status === 0) return { browser, tried };
    tried.push(`${browser.name}: ${(started.stderr || String(started.error ?? started.status)).trim().split("\n")[0]}`);
  }
  return { browser: null, tried };
}

const found = (name: string, executablePath: string, env: Record<string, string> = {}): Browser | null =>
  existsSync(executablePath) ? { name, executablePath, env, args: args() } : null;

function named(): Browser | null {
  return process.env.CHROME_PATH ? found("CHROME_PATH", process.env.CHROME_PATH) : null;
}

function installed(): Browser | null {
  for (const name of INSTALLED) {
    try {
      return found(
        name,
        execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(),
      );
    } catch {
      continue;
    }
  }
  return (
    MAC.map((executable) => found(path.basename(executable), executable)).find((browser) => browser !== null) ?? null
  );
}

async function playwrights(): Promise<Browser | null> {
  const { chromium } = await import("@playwright/test");
  return found("Playwright's Chromium", chromium.executablePath());
}

/** @sparticuz/chromium unpacks itself, and the libraries it wants, below the temporary folder: ours is in the checkout. */
async function packaged(root: string): Promise<Browser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  const folder = path.join(root, ".build", "browser");
  mkdirSync(folder, { recursive: true });
  // Its name for "bring your own libraries": the machine may have no libnss3.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const executablePath = await chromium.executablePath();
    return found("@sparticuz/chromium", executablePath, {
      LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: path.join(folder, "fonts"),
    });
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
}
