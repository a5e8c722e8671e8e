export { readUsageFile } from "./reader/read-file";
export {
  USUAL_LIMITS,
  type ReadInput,
  type ReadLimits,
  type ReadOptions,
  type ReadProgress,
  type ReadResult,
} from "./reader/read-input";
export { keptFiles } from "./reader/job-files";
export { inspectBeginning, type BeginningInspected } from "./reader/inspect-beginning";
export { countCopiedRows, readCopiedRows, type CopiedRow } from "./reader/read-copied-rows";
export { daysOfCopy, rollUpCopy } from "./reader/roll-up-copy";
export { COPIED_LABELS, type CopiedLabel, type CopiedRowsWanted } from "./rules/canonical-copy-sql";
export { headerUnder, readSample, type FileSample } from "./reader/read-sample";
export { filesIn, isArchive, refusedReport, type FileFound } from "./reader/files-in";
export { RefusedFileError } from "./reader/refused-file-error";
export {
  FORMAT_NAMES,
  inspectReport,
  mappedColumns,
  usageMapping,
  type FormatName,
  type InspectReport,
  type UsageMapping,
  type WrittenMapping,
} from "./schema";
