import pg from "pg";
import { importBench } from "@/bench/import-commit.bench";
const original = pg.Client.prototype.query as (...a: unknown[]) => unknown;
(pg.Client.prototype as { query: unknown }).query = function (this: unknown, ...args: unknown[]) {
  if (typeof args[0] === "string" && args[0].includes('INSERT INTO "UsageRollup"')) { args[0] = "EXPLAIN (ANALYZE) " + args[0]; const r = original.apply(this, args) as Promise<{rows: Record<string,string>[]}>; void r.then((x) => console.log(x.rows.map((y) => y["QUERY PLAN"]!.slice(0, 130)).join("\n"))); return r; }
  const start = performance.now();
  const result = original.apply(this, args);
  if (result instanceof Promise) void result.then(() => { const took = performance.now() - start; if (took > 250) console.log(Math.round(took), String((args[0] as {text?:string})?.text ?? args[0]).replace(/\s+/g, " ").slice(0, 110)); }, () => undefined);
  return result;
};
const [rows, runs] = process.argv.slice(2).map(Number);
console.table(await importBench(rows || 1_000_000, runs || 2));
