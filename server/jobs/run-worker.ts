import { EventEmitter } from "node:events";
import { run, type JobHelpers, type TaskList, type WorkerEvents } from "graphile-worker";
import { Client } from "pg";
import { describeBug } from "@/server/kernel/describe-bug";
import { Refusal } from "@/server/kernel/refusal";
import { readEnvironment } from "../environment/environment";
import { sweepBegun, sweepCopies, sweepUploads } from "../intake";
import { readFeedsSetting } from "../pricing";
import { MOST_RUNS, quietLogger } from "../queue";
import { rollLeftTraces } from "../telemetry";
import { inTurn } from "./in-turn";
import { releaseDeadWorkers, WORKER_LOCK } from "./release-dead-workers";
import { tasks } from "./tasks";
import { untilDatabaseIsGone } from "./until-database-is-gone";

export interface WorkerSettings {
  /** The application's role; tasks themselves connect as the rest of the application does. */
  readonly databaseUrl: string;
  /** Jobs at once. An import holds up to two cores of its own, so few. */
  readonly concurrency?: number;
  readonly pollInterval?: number;
  /** How often jobs of workers that are gone are looked for. */
  readonly lookForDeadEveryMs?: number;
}

export interface Worker {
  /** Waits for the jobs at work, then lets go; where the database is gone no job can end, and none is waited for. */
  readonly stop: () => Promise<void>;
}

/** Works off the queue until it is stopped. What a killed worker had begun is begun again by whoever is alive. */
export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const { databaseUrl, concurrency = 2, pollInterval = 1_000, lookForDeadEveryMs = 5_000 } = settings;
  const watch = new Client({ connectionString: databaseUrl, application_name: "quarterdeck worker" });
  watch.on("error", () => undefined);
  await watch.connect();
  const turn = inTurn();
  const events = new EventEmitter() as WorkerEvents;
  // Whoever holds the lock of a pool is alive: the database lets go of it when the process is gone.
  events.on("pool:create", ({ workerPool }) => {
    const { id } = workerPool as unknown as { id: string };
    turn(() => watch.query(`SELECT pg_advisory_lock(${WORKER_LOCK})`, [id])).catch(() => undefined);
  });
  const runner = await run({
    connectionString: databaseUrl,
    concurrency,
    pollInterval,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList: taskList(),
    crontab: schedule(),
  });
  const lookForDead = (): Promise<void> => turn(() => releaseDeadWorkers(watch));
  await lookForDead();
  const timer = lookEvery(lookForDeadEveryMs, lookForDead);
  await sweepUploads();
  await sweepBegun(new Date());
  await sweepCopies(new Date());
  await rollLeftTraces();
  return {
    stop: async () => {
      clearInterval(timer);
      const stopped = new AbortController();
      const stopping = runner.stop().then(() => watch.end());
      await Promise.race([stopping, untilDatabaseIsGone(databaseUrl, stopped.signal)]).finally(() => stopped.abort());
    },
  };
}

/** Looks again and again; a look that takes longer than its time is not begun twice. */
function lookEvery(milliseconds: number, look: () => Promise<void>): NodeJS.Timeout {
  let isLooking = false;
  return setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  }, milliseconds);
}

/** What happens by the clock, UTC; the queue sees to it that each time comes once, however many workers there are. */
function schedule(): string {
  const { feeds, faults } = readFeedsSetting(readEnvironment(process.env).FEEDS);
  if (faults.length > 0) throw new Refusal("bad-input", "bad-feeds", faults.join(" "));
  // What a minute misses the next one finds: moments that have passed stay due.
  const lines = ["41 3 * * * sweep-files ?fill=1d&max=3", "* * * * * look-at-calendar ?max=3"];
  if (feeds.length > 0) lines.push("23 4 * * * sync-feeds ?fill=1d&max=3");
  return lines.join("\n");
}

function taskList(): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown, helpers: JobHelpers) => work(name, task as AnyTask, payload, helpers),
    ]),
  );
}

interface AnyTask {
  readonly run: (payload: unknown) => Promise<void>;
  readonly giveUp?: (payload: unknown, why?: unknown) => Promise<void>;
}

/**
 * A refusal ends a job for good; anything else is logged once an attempt and tried again later, until it is given up. Giving up
 * may fail too, where the database is away: then that alone is tried again.
 */
async function work(name: string, task: AnyTask, payload: unknown, { job }: JobHelpers): Promise<void> {
  const runs = Math.min(MOST_RUNS, job.max_attempts);
  // Killed in the last run, or while it was given up.
  if (job.attempts > runs) return task.giveUp?.(payload);
  try {
    await task.run(payload);
  } catch (error) {
    const isRefusal = error instanceof Refusal;
    if (!isRefusal) console.error(`job ${job.id} (${name}), attempt ${job.attempts} of ${runs}: ${describeBug(error)}`);
    if (isRefusal && error.kind === "not-found") return;
    if (!isRefusal && job.attempts < runs) throw error;
    await task.giveUp?.(payload, error);
  }
}
