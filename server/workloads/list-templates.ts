import { workloadTemplates, type WorkloadTemplate } from "./rules/templates/workload-templates";

/** What a workload may start from, each figure with its source. */
export const listTemplates = (): readonly WorkloadTemplate[] => workloadTemplates;
