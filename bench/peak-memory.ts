import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 25;

const statusOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
};
const field = (status: string, name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, "m").exec(status)?.[1] ?? "";

/** Resident bytes of this process and of the readers it started; the database server is not ours to count. */
function resident(): number {
  const own = String(process.pid);
  const kilobytes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf)
    .filter(
      (status) => field(status, "Pid") === own || (field(status, "PPid") === own && field(status, "Name") === "node"),
    )
    .reduce((sum, status) => sum + Number(field(status, "VmRSS") || 0), 0);
  return kilobytes * 1024;
}

/** The most memory that `work` had at once, in bytes; null where the system does not tell. */
export async function peakMemory(work: () => Promise<unknown>): Promise<number | null> {
  if (process.platform !== "linux") return null;
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, resident())), EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return peak;
}
