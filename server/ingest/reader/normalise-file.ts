import { decodeText } from "./decode-text";
import { CsvNormaliser } from "./normalise-csv";
import { jsonColumns } from "./json-columns";
import { JsonNormaliser } from "./normalise-json";
import { JsonLinesNormaliser } from "./normalise-json-lines";
import type { PlainSource } from "./open-plain";
import type { Head } from "./read-head";
import { RowSink, type Normalised } from "./row-sink";
import type { Encoding } from "./survey-file";

const MIB = 1_048_576;
const MOST_ROW_BYTES = MIB;
/** Rows that carry requests and responses, which are left out. */
const MOST_ROW_BYTES_WITH_BODIES = 64 * MIB;

/** Writes a file's rows so that DuckDB can read them without guessing, and counts what stands between them. */
export async function normaliseFile(
  source: PlainSource,
  encoding: Encoding,
  head: Head,
  rowsPath: string,
  rejectsPath: string,
): Promise<Normalised> {
  const sink = new RowSink(rowsPath, rejectsPath);
  const normaliser = normaliserFor(head, sink);
  try {
    for await (const chunk of decodeText(source, encoding)) await normaliser.push(chunk);
    return await normaliser.finish();
  } catch (error) {
    sink.destroy();
    throw error;
  }
}

function normaliserFor(head: Head, sink: RowSink) {
  const { format } = head.recognised;
  if (head.jsonLayout)
    return new JsonNormaliser(
      { columns: jsonColumns(format), layout: head.jsonLayout, mostRowBytes: mostRowBytes(head) },
      sink,
    );
  return head.container === "csv" ? csv(head, sink) : jsonLines(head, sink);
}

const mostRowBytes = ({ recognised }: Head): number =>
  recognised.format.bodies ? MOST_ROW_BYTES_WITH_BODIES : MOST_ROW_BYTES;

function csv(head: Head, sink: RowSink): CsvNormaliser {
  const { columns, format, generation } = head.recognised;
  const short = generation.shortRow;
  const leads = short?.every((column) => (columns.get(column) ?? Infinity) < short.length) ?? false;
  return new CsvNormaliser(
    {
      dialect: head.dialect,
      headerLine: head.line,
      columnCount: head.columnCount,
      shortRowCells: short && leads ? short.length : null,
      leftOut: new Set(format.bodies?.flatMap((body) => columns.get(body) ?? []) ?? []),
      mostRowBytes: mostRowBytes(head),
    },
    sink,
  );
}

const jsonLines = (head: Head, sink: RowSink): JsonLinesNormaliser =>
  new JsonLinesNormaliser({ leftOut: head.recognised.format.bodies ?? [], mostRowBytes: mostRowBytes(head) }, sink);
