import { createHash } from "node:crypto";
import { parquetBytesSql, parquetColumnsSql } from "../rules/read-parquet-sql";
import { keepPlain } from "./keep-plain";
import { refuseOtherContainers, type PlainSource } from "./open-plain";
import { columnsHead, type Head, type HeadHints } from "./read-head";
import { refuse, RefusedFileError } from "./refused-file-error";
import type { Reader } from "./start-reader";

const MAGIC = "PAR1";
/** Magic bytes at both ends, and the footer's length before the last. */
const LEAST_BYTES = 12;

/** True where a file, without its gzip, begins as Parquet does. @throws RefusedFileError for another container in a gzip. */
export async function isParquet(source: PlainSource): Promise<boolean> {
  for await (const chunk of source.open()) {
    const magic = chunk.subarray(0, 4);
    if (magic.toString("latin1") === MAGIC) return true;
    refuseOtherContainers(magic);
    return false;
  }
  return false;
}

/** Hashes a Parquet file, sees that it is whole, and lays it where DuckDB may read it. @throws RefusedFileError */
export async function takeParquet(
  source: PlainSource,
  plainPath: string,
  onBytes: (bytes: number) => void,
): Promise<{ readonly path: string; readonly sha256: string }> {
  const hash = createHash("sha256");
  const kept = source.compression === null ? null : keepPlain(plainPath);
  let original = 0;
  let plain = 0;
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of source.open((bytes) => {
      hash.update(bytes);
      original += bytes.length;
    })) {
      plain += chunk.length;
      tail = Buffer.concat([tail, chunk.subarray(-8)]).subarray(-8);
      await kept?.write(chunk);
      onBytes(original);
    }
  } finally {
    await kept?.close();
  }
  const isWhole =
    plain >= LEAST_BYTES &&
    tail.subarray(4).toString("latin1") === MAGIC &&
    tail.readUInt32LE(0) + LEAST_BYTES <= plain;
  if (!isWhole)
    throw refuse(
      "truncated-parquet",
      `The Parquet file ends at byte ${plain} without its footer: it is cut short. Download or upload it again.`,
    );
  return { path: kept ? plainPath : source.path, sha256: hash.digest("hex") };
}

/** Reads the schema first: which columns there are, and how much they hold. @throws RefusedFileError */
export async function parquetHead(
  reader: Reader,
  path: string,
  mostPlainBytes: number,
  hints: HeadHints,
): Promise<Head> {
  const columns = (await reader.query(parquetColumnsSql(path))).map((row) => ({
    name: String(row.column_name),
    type: String(row.column_type),
  }));
  const [size] = await reader.query(parquetBytesSql(path));
  if (Number(size?.bytes ?? 0) > mostPlainBytes)
    throw refuse("too-large", `The file holds more than ${mostPlainBytes} bytes. Split it by day and read the parts.`);
  return columnsHead(columns, hints);
}

/** DuckDB's own words for a file whose pages or footer are not what they say. */
const DAMAGE =
  /(Invalid Input|IO|Invalid|Serialization) Error|TProtocol|[Pp]arquet|[Ss]nappy|ZSTD|[Ii]nvalid string encoding|reader process ended with SIG/;

/** A reader whose complaints about damage refuse the file; what is wrong with a statement stays a bug. */
export const parquetReader = (reader: Reader): Reader => ({
  ...reader,
  query: async (sql, onPercentage) => {
    try {
      return await reader.query(sql, onPercentage);
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      if (error instanceof RefusedFileError || /(Binder|Parser|Catalog) Error/.test(message) || !DAMAGE.test(message))
        throw error;
      throw refuse(
        "broken-parquet",
        "The Parquet file is damaged: its pages do not hold what its footer says. Write or download it again.",
      );
    }
  },
});
