// Generates the Prisma client when prisma/schema.prisma changed since it was last generated.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export function generatePrismaClient(root) {
  const schema = path.join(root, "prisma", "schema.prisma");
  if (!existsSync(schema)) return;
  const stamp = path.join(root, "server", "tenancy", "generated", ".schema");
  const text = readFileSync(schema, "utf8") + readFileSync(path.join(root, "package-lock.json"), "utf8").length;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === text) return;
  const generated = spawnSync(
    process.execPath,
    [path.join(root, "node_modules", "prisma", "build", "index.js"), "generate"],
    {
      cwd: root,
      encoding: "utf8",
      // `generate` runs on WASM alone but insists on a native schema engine, which it would download; any executable
      // satisfies it. Never set this for `migrate`: it would exit 0 having done nothing.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (generated.status !== 0) throw new Error(`prisma generate failed:\n${generated.stdout}${generated.stderr}`);
  writeFileSync(stamp, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  generatePrismaClient(path.dirname(path.dirname(process.argv[1])));
