import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { DuckDBInstance } from "@duckdb/node-api";
import { addDays } from "@/server/kernel/day";

const MODELS = ["gpt-4o-2024-08-06", "gpt-4o-mini", "gpt-5", "gpt-5-mini"];
const DAYS = Array.from({ length: 90 }, (_, at) => addDays("2026-06-01", at));
const COLUMNS = {
  ...{ day: "DATE", provider: "VARCHAR", model: "VARCHAR", project: "VARCHAR", api_key: "VARCHAR", requests: "BIGINT" },
  ...{ uncached_input: "BIGINT", cache_read: "BIGINT", output: "BIGINT" },
  ...{ reported_cost: "DECIMAL(38,18)", currency: "VARCHAR" },
};

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A canonical file of so many rows with about `groups` distinct keys and days. */
export async function writeUsage(file: string, rows: number, groups: number): Promise<void> {
  const random = seeded(20_261_001);
  const below = (limit: number): number => Math.floor(random() * limit);
  const keys = Math.max(1, Math.round(groups / DAYS.length));
  const out = createWriteStream(file);
  let text = `${Object.keys(COLUMNS).join(",")}\n`;
  for (let row = 0; row < rows; row += 1) {
    const key = below(keys);
    text += `${DAYS[below(DAYS.length)]},openai,${MODELS[key % 4]},project-${key % 40},key_${key},${1 + below(20)},${below(60_000)},${below(6_000)},${below(9_000)},${random().toFixed(8)},USD\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
}

async function inDuckDb(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "512MB" });
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

const typed = (file: string): string => {
  const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${file}', header = true, auto_detect = false, delim = ',', columns = {${columns.join(", ")}})`;
};

/** The peer: DuckDB's own typed GROUP BY of the same file, on as many threads, into a file. */
export const groupBy = (file: string, out: string): Promise<void> =>
  inDuckDb(`COPY (SELECT day, provider, model, project, api_key, currency, sum(requests), sum(uncached_input), sum(cache_read), sum(output),
    sum(reported_cost), count(*) FROM ${typed(file)} GROUP BY ALL) TO '${out}' (FORMAT csv)`);

/** The same rows in another container: `parquet`, or `json` a line each. */
export const rewrite = (file: string, out: string, form: "parquet" | "json"): Promise<void> =>
  inDuckDb(`COPY (SELECT * FROM ${typed(file)}) TO '${out}' (FORMAT ${form})`);
