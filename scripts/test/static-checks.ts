import { spawn } from "node:child_process";
import path from "node:path";
import { letOthersPass } from "./let-others-pass";
import type { Tally } from "./tally";

const LOOKED_AT = ["server", "app", "cli", "scripts", "prisma/demo", "--config", ".dependency-cruiser.cjs"];
/** By their place in node_modules: two packages have a `tsc`, and the one that was compiled reads all types in a quarter of the time. */
const COMMANDS = {
  types: ["typescript-7/bin/tsc", "--noEmit", "-p", "tsconfig.check.json"],
  lint: [".bin/eslint", ".", "--max-warnings", "0"],
  format: [".bin/prettier", "--check", "--log-level", "warn", "."],
  boundaries: [".bin/depcruise", ...LOOKED_AT],
} as const;
type Check = keyof typeof COMMANDS;

/** What is read and not run, in the order in which it is told. */
export const CHECKS = Object.keys(COMMANDS) as Check[];
/** Each keeps one core busy: two lanes, within which one follows the other. */
const LANES: readonly (readonly Check[])[] = [
  ["lint", "format"],
  ["types", "boundaries"],
];

interface Checked {
  readonly tally: Tally;
  readonly output: string;
}

/** Starts the checks at once; each entry waits for its own and prints what it said. */
export function startChecks(root: string, chosen: readonly string[]): Record<string, () => Promise<Tally>> {
  const started = new Map<Check, Promise<Checked>>();
  for (const lane of LANES) {
    let before: Promise<unknown> = Promise.resolve();
    for (const name of lane.filter((one) => chosen.includes(one))) {
      const own = before.then(() => check(root, COMMANDS[name]));
      started.set(name, own);
      before = own;
    }
  }
  return Object.fromEntries(
    CHECKS.flatMap((name) => {
      const own = started.get(name);
      return own ? [[name, async () => told(await own)]] : [];
    }),
  );
}

function told({ tally, output }: Checked): Tally {
  process.stdout.write(output);
  return tally;
}

/** One check that holds or does not, with what it said. */
function check(root: string, [name, ...args]: readonly [string, ...string[]]): Promise<Checked> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(path.join(root, "node_modules", name), args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      env: { ...process.env, NODE_ENV: "test" },
    });
    letOthersPass(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const end = (code: number | null) =>
      resolve({ tally: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output });
    child.once("error", (error) => {
      output += error.message;
      end(1);
    });
    child.once("close", end);
  });
}
