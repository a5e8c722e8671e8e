export { addJob, type JobPayloads, type TaskName } from "./add-job";
export { setUpQueue } from "./set-up-queue";
