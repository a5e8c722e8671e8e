/** A worker in a process of its own, for tests that kill it: says `ready`, and works until it is stopped. */
import { startWorker } from "..";

await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 100, lookForDeadEveryMs: 250 });
process.stdout.write("ready\n");
