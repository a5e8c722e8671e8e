import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { parquetBeginningSql, parquetColumnsSql, parquetCountSql, parquetTextsSql } from "../rules/read-parquet-sql";
import type { ParquetColumn } from "../rules/typed-cells";
import { openPlain } from "./open-plain";
import { USUAL_LIMITS } from "./read-input";
import { isParquet, parquetReader, takeParquet } from "./read-parquet";
import { startReader, type Reader } from "./start-reader";

/** A Parquet file that a person looks into: its columns, and a reader that sees it and a folder of its own. */
export interface OpenParquet {
  readonly reader: Reader;
  readonly path: string;
  readonly columns: readonly ParquetColumn[];
  readonly folder: string;
}

const SECONDS = 60;

/** Looks into a Parquet file; null where a file is none. @throws RefusedFileError where it is cut short or damaged. */
export async function withParquet<Result>(
  file: string,
  work: (parquet: OpenParquet) => Promise<Result>,
): Promise<Result | null> {
  const { mostPlainBytes } = USUAL_LIMITS;
  const source = await openPlain(file, mostPlainBytes, { isParquetRead: true });
  if (!(await isParquet(source))) return null;
  const folder = await mkdtemp(path.join(path.dirname(file), "parquet-"));
  const stops: (() => void)[] = [];
  try {
    const taken = await takeParquet(source, path.join(folder, "plain"), () => undefined);
    const place = { jobDirectory: folder, temporaryDirectory: path.join(folder, "spill"), readable: [taken.path] };
    const reader = parquetReader(startReader(place, { seconds: SECONDS }));
    stops.push(() => reader.stop());
    const columns = (await reader.query(parquetColumnsSql(taken.path))).map((row) => ({
      name: String(row.column_name),
      type: String(row.column_type),
    }));
    return await work({ reader, path: taken.path, columns, folder });
  } finally {
    for (const stop of stops) stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first rows of a Parquet file, as the texts that a CSV would hold. */
export async function firstParquetRows(
  { reader, path: file, columns }: OpenParquet,
  most: number,
): Promise<readonly (readonly string[])[]> {
  const rows = await reader.query(parquetTextsSql(file, columns, most));
  return rows.map((row) => columns.map((_, at) => (typeof row[`c${at}`] === "string" ? String(row[`c${at}`]) : "")));
}

/** Writes the first rows of a Parquet file as another one. False where it goes on. */
export async function writeParquetBeginning(
  { reader, path: file, folder }: OpenParquet,
  most: number,
): Promise<{ readonly path: string; readonly isWhole: boolean }> {
  const beginning = path.join(folder, "beginning.parquet");
  await reader.query(parquetBeginningSql(file, beginning, most));
  const [count] = await reader.query(parquetCountSql(file));
  return { path: beginning, isWhole: Number(count?.n ?? 0) <= most };
}
