import { spawn } from "node:child_process";
import path from "node:path";
import { USUAL_LIMITS } from "./read-input";
import type { ReaderLimits, ReaderPlace, ReaderRequest, ReaderResponse, ReaderSettings } from "./reader-protocol";
import { diskFull, refuse, type RefusedFileError } from "./refused-file-error";

export type Row = Readonly<Record<string, unknown>>;

/** A locked DuckDB in a process of its own. */
export interface Reader {
  query(sql: string, onPercentage?: (percentage: number) => void): Promise<readonly Row[]>;
  stop(): void;
}

interface Waiting {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: Error) => void;
  readonly onPercentage: ((percentage: number) => void) | undefined;
}

const bundled = (): string =>
  path.join(process.env.QUARTERDECK_ROOT ?? process.cwd(), ".build", "children", "server-ingest-reader-child.mjs");

/** Starts a reader; it is killed after its time, when `stop` is called, and ends with this process. */
export function startReader(place: ReaderPlace, limits: Partial<ReaderLimits> = {}): Reader {
  const { memoryMegabytes, mostResidentMegabytes, threads, seconds } = { ...USUAL_LIMITS, ...limits };
  const settings: ReaderSettings = { ...place, memoryMegabytes, mostResidentMegabytes, threads, seconds };
  // No environment: the process needs none, and holds no secrets if it falls.
  // Spawned and not forked: the web's bundler would follow a fork to a file that is made later.
  const child = spawn(process.execPath, ["--max-old-space-size=128", bundled(), JSON.stringify(settings)], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const waiting = new Map<number, Waiting>();
  let ended: Error | undefined;
  let stderr = "";
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const timer = setTimeout(() => {
    end(refuse("reader-timeout", `Reading the file took more than ${seconds} seconds and was stopped.`));
    child.kill("SIGKILL");
  }, seconds * 1000);
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr = (stderr + text).slice(-2_000)));
  child.on("error", end);
  child.on("exit", (code, signal) => {
    clearTimeout(timer);
    end(exitError(code, signal, stderr));
  });
  child.on("message", (response: ReaderResponse) => settle(waiting, response));
  let next = 0;
  return {
    query: (sql, onPercentage) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const request: ReaderRequest = { id: next++, sql };
        waiting.set(request.id, { resolve, reject, onPercentage });
        child.send(request, (error) => error && end(error));
      }),
    stop: () => {
      end(new Error("the reader was stopped"));
      clearTimeout(timer);
      child.kill("SIGKILL");
    },
  };
}

function settle(waiting: Map<number, Waiting>, response: ReaderResponse): void {
  const held = waiting.get(response.id);
  if (response.percentage !== undefined) return held?.onPercentage?.(response.percentage);
  waiting.delete(response.id);
  if (response.error === undefined) held?.resolve(response.rows ?? []);
  else held?.reject(databaseError(response.error));
}

const outOfMemory = (): RefusedFileError =>
  refuse("reader-memory", "Reading the file needs more memory than it may have. Split it by day and read the parts.");

function exitError(code: number | null, signal: string | null, stderr: string): Error {
  if (code === 137 || signal === "SIGKILL") return outOfMemory();
  return new Error(`the reader process ended with ${signal ?? code}: ${stderr}`);
}

/** What DuckDB said, as a refusal where the file is to blame or the disk. */
export function databaseError(message: string): Error {
  if (/^Out of Memory/i.test(message)) return outOfMemory();
  if (/No space left on device|Disk quota exceeded|File too large|Could not write|failed to offload/i.test(message))
    return diskFull();
  return new Error(`the reader could not run a statement: ${message}`);
}
