import path from "node:path";
import { copiedRollupsSql } from "../rules/copied-rollups-sql";
import { readingMacros } from "../rules/reading-macros";
import { keptFiles, ownFiles } from "./job-files";
import { startReader } from "./start-reader";

/** Makes of a stripped copy the keys and rollups that its file made, in `jobDirectory`. Answers where they are. */
export async function rollUpCopy(
  copy: string,
  jobDirectory: string,
): Promise<{ readonly keysPath: string; readonly rollupsPath: string }> {
  const { keysPath, rollupsPath } = keptFiles(jobDirectory);
  const paths = { keysPath, rollupsPath };
  const place = { jobDirectory, temporaryDirectory: ownFiles(jobDirectory).temporary, readable: [copy] };
  const reader = startReader(place);
  try {
    await reader.query(readingMacros.join(";\n"));
    for (const statement of copiedRollupsSql(copy, paths)) await reader.query(statement);
    return paths;
  } finally {
    reader.stop();
  }
}

/** The days of which a stripped copy has rows, ascending. */
export async function daysOfCopy(copy: string): Promise<string[]> {
  const place = { jobDirectory: path.dirname(copy), temporaryDirectory: `${copy}.spill`, readable: [copy] };
  const reader = startReader(place, { seconds: 60 });
  try {
    const file = copy.replaceAll("'", "''");
    const rows = await reader.query(`SELECT DISTINCT day::VARCHAR AS day FROM read_parquet('${file}') ORDER BY 1`);
    return rows.flatMap(({ day }) => (typeof day === "string" ? [day] : []));
  } finally {
    reader.stop();
  }
}
