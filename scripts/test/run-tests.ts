import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Aside } from "./aside";
import { letOthersPass } from "./let-others-pass";
import { runStories } from "./run-stories";
import { CHECKS, startChecks } from "./static-checks";
import type { Tally } from "./tally";

/**
 * Everything that must hold, in the order of how soon it fails: types, lint, boundaries, unit and database tests, stories
 * in a browser. Ends with the line `N passed, N failed` over all of them; names after `npm test --` choose some.
 */
export async function runTests(chosen: readonly string[]): Promise<number> {
  const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
  const steps: Record<string, () => Promise<Tally>> = {
    unit: () => vitest(root, "unit"),
    database: () => vitest(root, "database"),
    stories: () => stories.end(),
  };
  const stories = new Aside((say) => runStories(root, say));
  const names = [...CHECKS, ...Object.keys(steps)];
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown) {
    console.error(`npm test knows ${names.join(", ")}, not ${unknown}.`);
    return 2;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary: string[] = [];
  const isChosen = (name: string): boolean => chosen.length === 0 || chosen.includes(name);
  const all = { ...startChecks(root, CHECKS.filter(isChosen)), ...steps };
  for (const [name, step] of Object.entries(all)) {
    if (!isChosen(name)) continue;
    console.log(`\n— ${name}`);
    // One after the other in one browser, the stories take longest: they are told beside all else, and heard at the end. Types are read
    // before, because building the pages writes some.
    if (name !== "types" && isChosen("stories")) stories.begin();
    const began = Date.now();
    const tally = await step();
    const seconds = (Date.now() - (name === "stories" ? stories.began : began)) / 1000;
    const when = name === "stories" && began - stories.began > 1000 ? ", beside the others" : "";
    summary.push(`${name.padEnd(12)}${inWords(tally)}, ${seconds.toFixed(0)} s${when}`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  console.log(`\n${summary.join("\n")}\n`);
  console.log(inWords(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

const inWords = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;

async function vitest(root: string, project: string): Promise<Tally> {
  const report = path.join(root, ".build", `vitest-${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    "run",
    "--project",
    `${project}*`,
    "--passWithNoTests=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await run(root, path.join(root, "node_modules", ".bin", "vitest"), args);
  try {
    const said = JSON.parse(readFileSync(report, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
      numPendingTests: number;
    };
    // A file that could not even be loaded has no failed test of its own, and fails all the same.
    const failed = Math.max(said.numFailedTests, code === 0 ? 0 : 1);
    return { passed: said.numPassedTests, failed, skipped: said.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function run(root: string, command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
      env: { ...process.env, NODE_ENV: "test" },
    });
    letOthersPass(child);
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}
