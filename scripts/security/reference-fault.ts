import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Why a reference leads nowhere: the file is not there, or no test of it has the title; null where it leads somewhere. */
export function referenceFault(root: string, file: string, title: string | null): string | null {
  const place = path.join(root, file);
  if (!existsSync(place)) return `${file} is not there.`;
  if (title === null) return null;
  const text = readFileSync(place, "utf8");
  const isTold = ['"', "'", "`"].some((quote) => text.includes(`${quote}${title}${quote}`));
  return isTold ? null : `${file} has no test "${title}".`;
}
