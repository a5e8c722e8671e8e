import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { containersBench } from "@/bench/containers.bench";
import { engineBench } from "@/bench/engine.bench";
import { importBench } from "@/bench/import.bench";
import { mailBench } from "@/bench/mail.bench";
import type { Measured } from "@/bench/measured";
import { notFoundBench } from "@/bench/not-found.bench";
import { rateBench } from "@/bench/rate.bench";
import { readBench } from "@/bench/read.bench";
import { resultsPage, resultsTable } from "@/bench/results-table";
import { revalueBench } from "@/bench/revalue.bench";
import { whatIfBench } from "@/bench/what-if.bench";

const BENCHES: Readonly<Record<string, () => Promise<Measured[]>>> = {
  import: () => importBench(),
  read: readBench,
  rate: rateBench,
  containers: containersBench,
  engine: engineBench,
  "what-if": whatIfBench,
  revalue: revalueBench,
  mail: mailBench,
  "not-found": notFoundBench,
};
const TEN_MILLION = { rows: [100_000, 1_000_000, 10_000_000], runs: 3 };
/** Too long for every day: only where asked for by name; each has a page of its own. */
const LONG: typeof BENCHES = {
  "import-10m": () => importBench(TEN_MILLION),
  "containers-10m": () => containersBench(TEN_MILLION),
};
const all: typeof BENCHES = { ...BENCHES, ...LONG };

/** `npm run bench [-- NAME …]`: ratios against peers of the same run, printed; a whole run is kept in bench/RESULTS.md. */
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in all));
if (unknown) {
  console.error(`npm run bench knows ${Object.keys(all).join(", ")}, not ${unknown}.`);
  process.exit(2);
}
const lines: Measured[] = [];
const failed: string[] = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(BENCHES)) {
  console.error(`${name} …`);
  try {
    const measured = (await all[name]?.()) ?? [];
    console.log(`${resultsTable(measured)}\n`);
    lines.push(...measured);
  } catch (error) {
    console.error(error);
    failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const [only] = chosen;
const page = !only ? "RESULTS.md" : chosen.length === 1 && only in LONG ? `RESULTS-${only}.md` : null;
if (page) {
  const folder = path.join(process.env.QUARTERDECK_ROOT ?? process.cwd(), "bench");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, page), `${resultsPage(lines, failed)}\n`);
  console.log(`Kept in bench/${page}.`);
}
process.exit(failed.length > 0 ? 1 : 0);
