import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "@/server/kernel/refusal";

const SOURCES = [
  "app",
  "server",
  "prisma/schema.prisma",
  "package-lock.json",
  "next.config.js",
  "tsconfig.json",
  "instrumentation.ts",
];

/** Builds the pages when their sources or the lock file changed since the last build; answers whether it did. */
export async function buildPages(root: string, distDir: string): Promise<boolean> {
  const stamp = path.join(root, distDir, ".sources");
  const sources = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return false;
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const build = spawn(process.execPath, [next, "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" },
  });
  const stopWithUs = () => build.kill();
  process.once("exit", stopWithUs);
  let said = "";
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => build.once("close", resolve));
  process.off("exit", stopWithUs);
  if (code !== 0) throw new Refusal("unavailable", "no-build", `The pages could not be built:\n${said}`);
  writeFileSync(stamp, sources);
  return true;
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const full = path.join(root, source);
    if (existsSync(full))
      for (const file of filesBelow(full)) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(at: string): string[] {
  if (!statSync(at).isDirectory()) return [at];
  return readdirSync(at, { withFileTypes: true })
    .filter(({ name }) => name !== "generated" && !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesBelow(path.join(at, name)))
    .sort();
}
