/** Keys of labels and metadata that callers put on requests, by what they tell; best first. Compared in lower case. */
export const TAG_KEYS = ["workload", "use_case", "use-case", "usecase", "feature", "task", "tag", "team"];
export const PROJECT_KEYS = ["project", "projectid", "project_id", "cost_center", "cost-center", "costcenter"];
export const APP_KEYS = ["app", "application", "applicationid", "application_id", "service"];
