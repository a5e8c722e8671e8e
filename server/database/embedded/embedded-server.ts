import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { Refusal } from "../../kernel/refusal";
import { databaseAnswers } from "../database-answers";
import { ownedFolder, type DataFolder } from "./data-folder";

const VERSION = "18";

export interface EmbeddedServer {
  /** Connects as the superuser of the cluster. */
  readonly superuserUrl: (database: string) => string;
  /** Stops the server; only the one who started it stops it. */
  readonly stop: () => Promise<void>;
  readonly startedHere: boolean;
}

/**
 * Brings up the embedded PostgreSQL of a data folder, on a free loopback port with a random password. One that an earlier,
 * killed start left running is used as it is; `takeOver` makes it stop with us all the same.
 */
export async function startEmbeddedServer(
  data: DataFolder,
  { takeOver }: { takeOver: boolean },
): Promise<EmbeddedServer> {
  const cluster = ownedFolder(data, "postgres");
  const passwordFile = path.join(data.folder, "postgres-password");
  if (!existsSync(path.join(cluster, "PG_VERSION"))) initialise(data, cluster, passwordFile);
  const version = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (version !== VERSION)
    throw new Refusal(
      "unavailable",
      "other-major-version",
      `The database in ${cluster} was made by PostgreSQL ${version}, this version brings ${VERSION}. Dump it with pg_dumpall of version ${version}, move ${cluster} away, start, and load the dump with psql.`,
    );
  const password = readFileSync(passwordFile, "utf8");
  const url = (port: number) => (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

  const running = await runningServer(cluster, url);
  if (running) {
    const superuserUrl = url(running.port);
    return { superuserUrl, startedHere: false, stop: async () => (takeOver ? stopProcess(running.pid) : undefined) };
  }
  const port = await freePort();
  const child = launch(data, cluster, port);
  await answering(url(port)("postgres"), child, path.join(data.folder, "postgres.log"));
  return { superuserUrl: url(port), startedHere: true, stop: () => stopProcess(child.pid) };
}

function initialise(data: DataFolder, cluster: string, passwordFile: string): void {
  const password = randomBytes(24).toString("base64url");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const forInitdb = path.join(cluster, "..", "initdb-password");
  writeFileSync(forInitdb, password, { mode: data.runAs === null ? 0o600 : 0o644 });
  const made = spawnSync(
    path.join(data.binaries, "bin", "initdb"),
    [
      "-D",
      cluster,
      "-U",
      "postgres",
      "--auth=scram-sha-256",
      `--pwfile=${forInitdb}`,
      "--locale=C",
      "--encoding=UTF8",
      "--no-sync",
    ],
    { ...asUid(data), encoding: "utf8" },
  );
  rmSync(forInitdb);
  if (made.status !== 0) {
    rmSync(cluster, { recursive: true, force: true });
    throw new Refusal(
      "unavailable",
      "no-cluster",
      `The database could not be set up in ${cluster}: ${(made.stderr || String(made.error)).trim()}`,
    );
  }
}

function launch(data: DataFolder, cluster: string, port: number): ChildProcess {
  const log = openSync(path.join(data.folder, "postgres.log"), "a", 0o600);
  const options: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_connections: "60",
    shared_buffers: "128MB",
    timezone: "UTC",
  };
  const child = spawn(
    path.join(data.binaries, "bin", "postgres"),
    ["-D", cluster, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // Detached: a Ctrl-C in the terminal reaches only us, and we stop the server when the last query is through.
    { ...asUid(data), stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  child.unref();
  return child;
}

const asUid = (data: DataFolder) =>
  data.runAs === null ? { cwd: data.folder } : { uid: data.runAs, gid: data.runAs, cwd: "/" };

/** A server that an earlier start left behind: alive by its pid file, and ours by its password. */
async function runningServer(
  cluster: string,
  url: (port: number) => (database: string) => string,
): Promise<{ pid: number; port: number } | null> {
  const pidFile = path.join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || !isAlive(pid) || !port) return null;
  for (let attempt = 0; attempt < 50 && isAlive(pid); attempt++) {
    if (await databaseAnswers(url(port)("postgres"))) return { pid, port };
    await pause(100);
  }
  return null;
}

async function answering(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await databaseAnswers(url)) return;
    await pause(50);
  }
  const said = readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" ");
  throw new Refusal("unavailable", "database-not-there", `The embedded database did not start: ${said}`);
}

/** Fast shutdown: sessions are ended, the last checkpoint is written, and only then does this return. */
async function stopProcess(pid: number | undefined): Promise<void> {
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  for (let attempt = 0; attempt < 300 && isAlive(pid); attempt++) await pause(50);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
