import type { ChildProcess } from "node:child_process";
import { setPriority } from "node:os";

const NICENESS = 5;

/**
 * Lets a process and its children have what others leave of the cores: the stories stand one behind the other, and whatever else runs can
 * be done beside them.
 */
export function letOthersPass({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // It is gone already, or the system has no such thing: then it runs like any other.
  }
}
