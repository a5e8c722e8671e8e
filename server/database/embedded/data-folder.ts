import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { postgresBinaries } from "./binaries";

/** PostgreSQL refuses to run as root; it then runs as this uid, which exists everywhere and owns nothing. */
const NOBODY = 65534;

export interface DataFolder {
  /** Everything that this installation keeps: database, uploads, outbox, secrets. */
  readonly folder: string;
  /** PostgreSQL's programs, where the uid that runs them can reach them. */
  readonly binaries: string;
  /** The uid and gid that PostgreSQL drops to; null: it runs as whoever started it. */
  readonly runAs: number | null;
  /** True where the folder is not the one asked for, because PostgreSQL could not have reached it. */
  readonly moved: boolean;
}

/**
 * Where data lives: `DATA_DIR`, else `.data` in the checkout; as root, and where the uid that PostgreSQL drops to cannot
 * reach that folder or the programs (a checkout under a 0700 folder), `/var/lib/quarterdeck/<hash of the checkout's path>`
 * (of the folder's, where one was asked for).
 */
export function prepareDataFolder(root: string, asked: string | undefined): DataFolder {
  const native = postgresBinaries(root);
  const wanted = path.resolve(root, asked ?? ".data");
  const asRoot = process.getuid?.() === 0;
  if (!asRoot) return { folder: privateFolder(wanted), binaries: native, runAs: null, moved: false };

  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  // The folder is ours: others may pass through it, and see nothing in it.
  chmodSync(wanted, 0o711);
  const reachable = canReach(wanted) && canReach(path.join(native, "bin", "postgres"));
  const folder = reachable
    ? wanted
    : path.join(
        "/var/lib/quarterdeck",
        createHash("sha256")
          .update(asked ? wanted : root)
          .digest("hex")
          .slice(0, 16),
      );
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o711);
  const binaries = reachable ? native : copyOf(native, path.join(folder, "postgresql"));
  return { folder, binaries, runAs: NOBODY, moved: !reachable };
}

/** A folder that PostgreSQL's uid owns, inside the data folder. */
export function ownedFolder(data: DataFolder, name: string): string {
  const folder = path.join(data.folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (data.runAs !== null) chownSync(folder, data.runAs, data.runAs);
  return folder;
}

function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function canReach(target: string): boolean {
  const test = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", target], { uid: NOBODY, gid: NOBODY, cwd: "/" });
  return test.status === 0;
}

function copyOf(native: string, to: string): string {
  if (!existsSync(path.join(to, "bin", "postgres"))) cpSync(native, to, { recursive: true, verbatimSymlinks: true });
  return to;
}
