import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { Refusal } from "@/server/kernel/refusal";

/** @throws Refusal with a sentence when someone else listens there. */
export async function mustBeFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Refusal(
          "unavailable",
          "port-taken",
          error.code === "EADDRINUSE"
            ? `Port ${port} on ${host} is taken: end what listens there, or choose another with PORT=…`
            : `The server cannot listen on ${host}:${port} (${error.code}): choose another with HOST=… and PORT=…`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/**
 * Claims a data folder for this process. A claim that a killed start left behind is void.
 * @throws Refusal when another server of this installation is running on it.
 */
export function claimFolder(folder: string): () => void {
  const file = path.join(folder, "running.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isServer(holder))
    throw new Refusal(
      "unavailable",
      "already-running",
      `Quarterdeck is running on ${folder} already (process ${holder}): end it first, or choose another folder with DATA_DIR=…`,
    );
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A number that was given to another program since is no claim; only Linux can tell.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("scripts/start.ts");
}
