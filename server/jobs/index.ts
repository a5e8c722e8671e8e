export { setUpQueue } from "../queue";
export { startWorker, type Worker, type WorkerSettings } from "./run-worker";
