/** The demo company's exports, from a seed. */
export { demoFiles, usageDays, type DemoFile, type DemoUsage, type FileTotals } from "./demo-files";
export type { Phase, Traffic, UsageDay } from "./traffic";
