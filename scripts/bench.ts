import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { engineBench } from "@/bench/engine.bench";
import { importBench } from "@/bench/import.bench";
import type { Measured } from "@/bench/measured";
import { readBench } from "@/bench/read.bench";

const BENCHES: Readonly<Record<string, () => Promise<Measured[]>>> = {
  engine: engineBench,
  read: readBench,
  import: () => importBench(),
};
/** Too long for every day: only where asked for by name. */
const LONG: typeof BENCHES = { "import-10m": () => importBench({ rows: 10_000_000, runs: 3 }) };

/** `npm run bench [-- engine read import]`: ratios against peers of the same run, printed and kept in bench/RESULTS.md. */
const chosen = process.argv.slice(2);
const all = { ...BENCHES, ...LONG };
const unknown = chosen.find((name) => !(name in all));
if (unknown) {
  console.error(`npm run bench knows ${Object.keys(all).join(", ")}, not ${unknown}.`);
  process.exit(2);
}
const lines: Measured[] = [];
for (const [name, bench] of Object.entries(chosen.length > 0 ? all : BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`${name} …`);
  lines.push(...(await bench()));
}
const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const rows = lines.map(
  ({ name, unit = "ms", ours, peer, ratio, target }) =>
    `| ${name} | ${number(ours)} ${unit} | ${number(peer)} ${unit} | ${ratio.toFixed(2)} | ${target} |`,
);
const table = ["| what | ours | peer | ratio | target |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
console.log(table);
if (chosen.length === 0) {
  const folder = path.join(process.env.QUARTERDECK_ROOT ?? process.cwd(), "bench");
  mkdirSync(folder, { recursive: true });
  const about = `Medians after a warm-up, ours and the peer in the same run, on ${cpus().length} cores, Node ${process.versions.node}. Ratios matter, not times.`;
  writeFileSync(path.join(folder, "RESULTS.md"), `# Measured\n\n${about}\n\n${table}\n`);
}
process.exit(0);
