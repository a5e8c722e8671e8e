export { commitImport } from "./commit-import";
export { failImport } from "./fail-import";
export { importFile, type FileImported, type FileToImport } from "./import-file";
export { inspectImport } from "./inspect-import";
export { lockUsage } from "./settle/lock-usage";
export { MOST_UPLOAD_BYTES, receiveUpload, type Upload } from "./receive-upload";
export { reconcile } from "./reconcile";
export { downloadRejects } from "./rejects-csv";
export { sweepUploads } from "./sweep-uploads";
export {
  importEffect,
  importHints,
  importReport,
  overlapChoice,
  type ImportHints,
  type ImportReport,
  type OverlapChoice,
} from "./schema";
