import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { withDatabase } from "./bench-database";
import { USUAL_SIZES, type Sizes } from "./import.bench";
import { against, type Measured } from "./measured";
import { takeAnew } from "./take";
import { growth, timed } from "./timed";
import { rewrite, writeUsage } from "./usage-file";

interface Times {
  readonly csv: number;
  readonly inflate: number;
  readonly parquet: number;
  readonly json: number;
  readonly gzip: number;
}

/** P4: the same rows as Parquet, JSON Lines and gzip, against the CSV. */
export const containersBench = ({ rows: sizes, runs }: Sizes = USUAL_SIZES): Promise<Measured[]> =>
  withDatabase(async (folder) => {
    const all: [number, Times][] = [];
    for (const rows of sizes) all.push([rows, await timesOf(folder, rows, runs)]);
    const largest = all.at(-1)?.[1];
    if (!largest) return [];
    const slope = (of: keyof Times) => ({
      exponent: growth(all.map(([rows, times]) => [rows, times[of]] as const)),
      most: 1.05,
      over: sizes.map((rows) => rows.toLocaleString("en")).join(" – "),
    });
    const share = `the part of an import that is the same for any container (about a second, and the rollups) is most of it at ${(sizes.at(-1) ?? 0).toLocaleString("en")} rows`;
    const { csv, inflate, parquet, json, gzip } = largest;
    return [
      against("P4 Parquet, against the CSV", parquet, csv, 0.7, { slope: slope("parquet"), whyMissed: share }),
      against("P4 JSON Lines, against the CSV", json, csv, 2.2, { slope: slope("json"), whyMissed: share }),
      against("P4 gzip, against the longer of inflating and the CSV", gzip, Math.max(csv, inflate), 1.3, {
        slope: slope("gzip"),
        whyMissed:
          "the file is inflated before it is read, so that both times add up where only the longer is aimed at",
      }),
    ];
  });

async function timesOf(folder: string, rows: number, runs: number): Promise<Times> {
  const csv = path.join(folder, `same-${rows}.csv`);
  await writeUsage(csv, rows, rows / 200);
  const [parquet, json, gzip] = [`${csv}.parquet`, `${csv}.jsonl`, `${csv}.gz`] as const;
  await rewrite(csv, parquet, "parquet");
  await rewrite(csv, json, "json");
  await pipeline(createReadStream(csv), createGzip(), createWriteStream(gzip));
  const taken = (file: string): Promise<number> => timed(runs, () => takeAnew(file));
  return {
    csv: await taken(csv),
    inflate: await timed(runs, () => inflated(gzip)),
    parquet: await taken(parquet),
    json: await taken(json),
    gzip: await taken(gzip),
  };
}

const inflated = (file: string): Promise<void> =>
  pipeline(createReadStream(file), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) void chunk.length;
  });
