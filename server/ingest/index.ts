export {
  readUsageFile,
  USUAL_LIMITS,
  type ReadInput,
  type ReadLimits,
  type ReadOptions,
  type ReadProgress,
  type ReadResult,
} from "./reader/read-file";
export {
  FORMAT_NAMES,
  inspectReport,
  usageMapping,
  type FormatName,
  type InspectReport,
  type UsageMapping,
  type WrittenMapping,
} from "./schema";
