// Runs a TypeScript entry of the house: installs what is missing, bundles the entry, runs it.
// Plain JavaScript, because on a clean clone nothing is installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [entry, ...args] = process.argv.slice(2);

installIfNeeded();
const { bundle } = await import("./bundle.mjs");
const bundled = await bundle(root, entry);
process.env.QUARTERDECK_ROOT = root;
// Before anything is loaded: React decides by it which of its two builds it is, and both halves must agree.
process.env.NODE_ENV ??= "production";
process.argv = [process.argv[0], bundled, ...args];
await import(pathToFileURL(bundled).href);

function installIfNeeded() {
  const lock = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const stamp = path.join(root, "node_modules", ".quarterdeck-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.error("Installing packages …");
  // Development packages are needed to build and to test, whatever NODE_ENV says.
  const installed = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (installed.status !== 0) {
    console.error("The packages could not be installed; what npm said stands above.");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
