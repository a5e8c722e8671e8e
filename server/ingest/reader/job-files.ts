import path from "node:path";

/** What a reading leaves in its job directory for its caller. */
export const keptFiles = (jobDirectory: string) => ({
  keysPath: path.join(jobDirectory, "keys.csv"),
  rollupsPath: path.join(jobDirectory, "rollups.csv"),
  rejectsPath: path.join(jobDirectory, "rejects.csv"),
  copyPath: path.join(jobDirectory, "copy.parquet"),
});

/** What it has there for itself, and takes away at its end: rows of the file. */
export const ownFiles = (jobDirectory: string) => ({
  rowsPath: path.join(jobDirectory, "rows"),
  shapePath: path.join(jobDirectory, "shape-rejects.csv"),
  plainPath: path.join(jobDirectory, "plain"),
  temporary: path.join(jobDirectory, "spill"),
});
