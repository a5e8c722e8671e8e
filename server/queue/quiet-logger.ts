import { Logger } from "graphile-worker";

/** Of the queue's own words only what went wrong with the queue is worth a line; failed jobs are told once, by their task. */
export const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" && !message.startsWith("Failed task")) console.error(`queue: ${message}`);
});
