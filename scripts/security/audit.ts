import { spawnSync } from "node:child_process";
import { knownHoles, type AuditReport } from "./known-holes";

/**
 * `npm run audit`: known holes of packages that a newer version closes. Apart from `npm test`, because it needs a registry that
 * answers and may turn red overnight. Exit 0 none, 1 some, 5 where the registry did not answer.
 */
const asked = spawnSync("npm", ["audit", "--json"], {
  cwd: process.env.QUARTERDECK_ROOT ?? process.cwd(),
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
  shell: process.platform === "win32",
});
const holes = knownHoles(readReport(asked.stdout));
if (!holes) {
  console.log("The registry did not answer: nothing is known of holes in packages.");
  process.exitCode = 5;
} else {
  for (const line of holes.fixable) console.log(line);
  console.log(`${holes.fixable.length} holes with a fix, ${holes.waiting} without one yet`);
  process.exitCode = holes.fixable.length > 0 ? 1 : 0;
}

function readReport(text: string): AuditReport {
  try {
    return JSON.parse(text) as AuditReport;
  } catch {
    return {};
  }
}
