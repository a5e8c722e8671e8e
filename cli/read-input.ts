import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the person stood when they typed the command: relative paths start there, not in the checkout. */
export const calledFrom = (): string => process.env.INIT_CWD ?? process.cwd();

/** Reads FILE, or standard input where none is named. @throws the file system's error, with its path. */
export function readInput(file: string | undefined): string {
  return readFileSync(file === undefined || file === "-" ? 0 : path.resolve(calledFrom(), file), "utf8");
}
