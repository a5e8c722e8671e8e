export { commitImport } from "./commit-import";
export { discardImport } from "./discard-import";
export { failImport } from "./fail-import";
export { importFile, type FileImported, type FileToImport } from "./import-file";
export { importOutcome, type ImportOutcome } from "./import-outcome";
export { inspectImport } from "./inspect-import";
export { listUnpacked } from "./list-unpacked";
export { listRejects } from "./list-rejects";
export { askForCopy, giveUpCopy, makeCopy } from "./canonical/keep-copy";
export { hasCopy } from "./canonical/canonical-place";
export { sweepCopies } from "./canonical/sweep-copies";
export { rememberMapping } from "./mappings/remember-mapping";
export { lockUsage } from "./settle/lock-usage";
export { addPart, beginUpload, dropUpload, findBegun, sweepBegun } from "./parts";
export { MOST_UPLOAD_BYTES, receiveUpload, type Upload } from "./receive-upload";
export { giveUpPutBack, putBackImport } from "./put-back/put-back-import";
export { requestPutBack } from "./put-back/request-put-back";
export { pageImports } from "./page-imports";
export { readImport } from "./read-import";
export { reconcile } from "./reconcile";
export { downloadRejects } from "./rejects-csv";
export { requestCommit } from "./request-commit";
export { revertImport } from "./revert-import";
export { sweepUploads } from "./sweep-uploads";
export {
  commitWish,
  IMPORT_STATUSES,
  importEffect,
  importHints,
  importReport,
  overlapChoice,
  type CommitWish,
  type ImportHints,
  type ImportReport,
  type OverlapChoice,
} from "./schema";
