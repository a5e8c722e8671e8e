import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
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
 * A Chromium that shows pages: `CHROME_PATH`, an installed one, Playwright's own, the one that comes with the packages.
 * Null where none does; `tried` then says what was looked at.
 */
export async function findBrowser(root: string): Promise<{ browser: Browser | null; tried: string[] }> {
  const tried: string[] = [];
  for (const candidate of [named, installed, playwrights, () => packaged(root)]) {
    const browser = await candidate();
    if (!browser) continue;
    const fault = await whyNot(browser);
    if (fault === null) return { browser, tried };
    tried.push(`${browser.name}: ${fault}`);
  }
  return { browser: null, tried };
}

/** What Playwright wants to be told of a browser. */
export const launchOptions = ({ executablePath, args, env }: Browser) => ({
  ...{ executablePath, args: [...args] },
  env: Object.fromEntries(
    Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined),
  ) as Record<string, string>,
});

/** Why a browser is of no use; null where it shows a page with letters in it: without fonts it starts, and crashes at the first. */
async function whyNot(browser: Browser): Promise<string | null> {
  const { chromium } = await import("@playwright/test");
  try {
    const started = await chromium.launch(launchOptions(browser));
    try {
      const page = await started.newPage();
      await page.setContent("<p>letters</p>", { timeout: 20_000 });
      return (await page.innerText("p")) === "letters" ? null : "shows no text";
    } finally {
      await started.close();
    }
  } catch (error) {
    return (error as Error).message.trim().split("\n")[0] ?? "does not start";
  }
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
      FONTCONFIG_FILE: writeFontsConfig(folder),
    });
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
}

/** Its own list of fonts names folders of another machine: ours names those that came with it, and the machine's. */
function writeFontsConfig(folder: string): string {
  const file = path.join(folder, "fonts.conf");
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const lines = folders.map((one) => `  <dir>${one.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</dir>`);
  const cache = `  <cachedir>${path.join(folder, "font-cache")}</cachedir>`;
  writeFileSync(file, ['<?xml version="1.0"?>', "<fontconfig>", ...lines, cache, "</fontconfig>", ""].join("\n"));
  return file;
}
