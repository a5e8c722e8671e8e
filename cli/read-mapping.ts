import { usageMapping, type UsageMapping } from "@/server/ingest";
import { shapeFaults } from "@/server/kernel/shape-faults";
import { locateJsonFault } from "./locate-json-fault";
import { readInput } from "./read-input";

/**
 * Reads FILE of `--mapping`: JSON that says which column is what. Answers the mapping, or every fault by its path, a line
 * each.
 */
export function readMapping(file: string): UsageMapping | string {
  let text;
  try {
    text = readInput(file).replace(/^\uFEFF/, "");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return `There is no file ${file}.`;
    if (code === "EISDIR") return `${file} is a folder; name a file.`;
    if (code === "EACCES" || code === "EPERM") return `${file} may not be read by you.`;
    throw error;
  }
  const fault = locateJsonFault(text);
  if (fault) return `${file} is not JSON: line ${fault.line}, column ${fault.column}: ${fault.problem}.`;
  const written: unknown = JSON.parse(text);
  const faults = shapeFaults(usageMapping, written);
  if (faults.length > 0)
    return faults.map(({ path, problem }) => `${file}: ${path === "" ? "mapping" : path}: ${problem}.`).join("\n");
  return usageMapping.parse(written);
}
