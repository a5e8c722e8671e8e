import type { Day } from "@/server/kernel/day";
import type { Answers } from "../formats/format";
import type { UsageMapping } from "../mapping-shape";
import type { FormatName, InspectReport } from "../schema";
import type { ReaderLimits } from "./reader-protocol";
import type { startReader } from "./start-reader";

export interface ReadLimits extends ReaderLimits {
  readonly mostPlainBytes: number;
  /** Plain files from this size on are first read in place. */
  readonly inPlaceFromBytes: number;
}

export const USUAL_LIMITS: ReadLimits = {
  mostPlainBytes: 64 * 2 ** 30,
  seconds: 3_600,
  memoryMegabytes: 512,
  mostResidentMegabytes: 900,
  threads: 2,
  inPlaceFromBytes: 8 * 2 ** 20,
};

/** What a person says about the file beside its rows. `source` names where it comes from; default: the format. */
export interface ReadOptions extends Answers {
  readonly source?: string | undefined;
}

export interface ReadInput {
  readonly path: string;
  /** The file's name as the person knows it. */
  readonly name: string;
  /** An empty directory that is this reading's alone; the caller removes it. */
  readonly jobDirectory: string;
  readonly format?: FormatName | undefined;
  /** How a person said this file is to be read; goes before any format. */
  readonly mapping?: UsageMapping | undefined;
  /** How files were mapped before, by the fingerprint of their header. */
  readonly remembered?: ReadonlyMap<string, UsageMapping> | undefined;
  readonly options?: ReadOptions;
  /** Later days are not believed. */
  readonly today: Day;
  /** Ids of people are hashed with it. */
  readonly salt: string;
  readonly limits?: Partial<ReadLimits>;
  /** Rows are read in a process of its own; a test may read them where it stands. */
  readonly startReader?: typeof startReader | undefined;
  /**
   * Whether a stripped copy of the rows is wanted at `copyPath`: `always`, or `cheaply`, where it costs no second reading.
   * A clean file that is read in place, and one of more than 16 MiB, have none then.
   */
  readonly copy?: "always" | "cheaply" | undefined;
}

export interface ReadProgress {
  /** Of the original file. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Of DuckDB's pass, 0–100. */
  readonly percentage: number;
}

export interface ReadResult {
  readonly report: InspectReport;
  /** CSV for PostgreSQL COPY, no header: combinations of labels, numbered; columns in the room's README. Absent for a refused file. */
  readonly keysPath: string;
  /** The same of daily sums, each under the number of its key. */
  readonly rollupsPath: string;
  /** CSV with header `line,column,value,code`. Absent for a refused file. */
  readonly rejectsPath: string;
  /** Parquet: accepted rows without bodies, people hashed. There only where it was wanted and made. */
  readonly copyPath: string;
}
