export { addJob, addJobThrough, MOST_RUNS, type JobPayloads, type TaskName } from "./add-job";
export { quietLogger } from "./quiet-logger";
export { setUpQueue } from "./set-up-queue";
