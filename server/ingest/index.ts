export {
  readUsageFile,
  USUAL_LIMITS,
  type ReadInput,
  type ReadLimits,
  type ReadOptions,
  type ReadProgress,
  type ReadResult,
} from "./reader/read-file";
export { FORMAT_NAMES, inspectReport, type FormatName, type InspectReport } from "./schema";
