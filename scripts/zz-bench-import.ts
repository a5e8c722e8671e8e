import { importBench } from "@/bench/import-commit.bench";
const [rows, runs] = process.argv.slice(2).map(Number);
console.table(await importBench(rows || 1_000_000, runs || 2));
