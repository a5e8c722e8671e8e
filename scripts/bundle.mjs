// Bundles a TypeScript entry with esbuild into .build/ when a source is newer than what stands there.
// Verbs that are imported on demand become chunks of their own, so that a small verb loads only what it needs.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Entries that run as child processes of others; they are bundled beside every entry. */
const CHILDREN = ["server/ingest/reader/child.ts"];

function newestChange(folder) {
  let newest = 0;
  for (const found of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, found.name);
    if (found.isDirectory()) newest = Math.max(newest, newestChange(full));
    else if (/\.(ts|tsx|json|css|mjs|prisma)$/.test(found.name)) newest = Math.max(newest, statSync(full).mtimeMs);
  }
  return newest;
}

const nameOf = (entry) => entry.replaceAll("/", "-").replace(/\.tsx?$/, "");

/** Path of the bundled child process, e.g. of `server/ingest/reader/child.ts`. */
export const childBundle = (root, entry) => path.join(root, ".build", "children", `${nameOf(entry)}.mjs`);

/** Bundles `entry` if needed and answers the path of its bundle. */
export async function bundle(root, entry) {
  const outdir = path.join(root, ".build", nameOf(entry));
  const stamp = path.join(outdir, ".bundled");
  const sources = ["server", "cli", "scripts", "app/_drawings"]
    .map((folder) => path.join(root, folder))
    .filter(existsSync);
  const newest = Math.max(
    ...["package-lock.json", "tsconfig.json"].map((file) => statSync(path.join(root, file)).mtimeMs),
    ...sources.map(newestChange),
  );
  // Kept as text: a file's own time loses a fraction of a millisecond on its way through the system, and would never be new enough.
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== String(newest)) {
    const { generatePrismaClient } = await import("./generate-prisma-client.mjs");
    generatePrismaClient(root);
    mkdirSync(outdir, { recursive: true });
    await Promise.all([
      build(root, { entryPoints: { [nameOf(entry)]: entry }, outdir }),
      ...CHILDREN.filter((child) => existsSync(path.join(root, child))).map((child) =>
        build(root, { entryPoints: { [nameOf(child)]: child }, outdir: path.join(root, ".build", "children") }),
      ),
    ]);
    // A source saved while esbuild was at work is newer than what is written here.
    writeFileSync(stamp, String(newest));
  }
  return path.join(outdir, `${nameOf(entry)}.mjs`);
}

/** Bundles the child processes alone: what tests that run from source need. */
export async function bundleChildren(root) {
  for (const child of CHILDREN.filter((entry) => existsSync(path.join(root, entry))))
    await build(root, { entryPoints: { [nameOf(child)]: child }, outdir: path.join(root, ".build", "children") });
}

async function build(root, options) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    packages: "external",
    outExtension: { ".js": ".mjs" },
    sourcemap: "linked",
    logLevel: "warning",
    ...options,
  });
}
