import type { RefusedFile } from "../schema";
import type { Header } from "./detect-dialect";

const MOST_COLUMNS = 512;
const LONGEST_NAME_BYTES = 256;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Refuses a header that no export has, before anything else reads the file. Columns count from 1. */
export function checkHeader({ names, isUnterminated }: Header, line: number): RefusedFile | null {
  if (isUnterminated)
    return {
      code: "unterminated-quote",
      message: `The header in line ${line} opens a quote and does not close it. Close it, and read the file again.`,
    };
  if (names.length > MOST_COLUMNS)
    return {
      code: "too-many-columns",
      message: `The header in line ${line} has ${names.length} columns. A usage export has at most ${MOST_COLUMNS}.`,
    };
  const long = names.findIndex((name) => new TextEncoder().encode(name).length > LONGEST_NAME_BYTES);
  if (long >= 0)
    return {
      code: "header-name-too-long",
      message: `The name of column ${long + 1} in line ${line} ("${shortened(names[long] ?? "")}") is longer than ${LONGEST_NAME_BYTES} bytes.`,
    };
  return duplicateName(names, line);
}

function duplicateName(names: readonly string[], line: number): RefusedFile | null {
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (key !== "" && first !== undefined)
      return {
        code: "duplicate-header",
        message: `Columns ${first + 1} and ${index + 1} in line ${line} are both called "${shortened(name)}". Name them apart.`,
      };
    seen.set(key, index);
  }
  return null;
}
