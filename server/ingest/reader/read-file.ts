import { rm } from "node:fs/promises";
import type { Answers, Need } from "../formats/format";
import { emptyReport, makeReport, type FileFacts } from "../rules/make-report";
import type { RowsFile } from "../rules/read-rows-sql";
import type { InspectReport } from "../schema";
import { factsOfFile, factsOfHead } from "./file-facts";
import { keptFiles, ownFiles } from "./job-files";
import { keepPlain } from "./keep-plain";
import { mayStayInPlace } from "./may-stay-in-place";
import { mustAddUp } from "./must-add-up";
import { normaliseFile } from "./normalise-file";
import { openPlain, type PlainSource } from "./open-plain";
import { queryRows, type RowsQuestion } from "./query-rows";
import { readHead, type Head } from "./read-head";
import { isParquet, parquetHead, parquetReader, takeParquet } from "./read-parquet";
import { USUAL_LIMITS, type ReadInput, type ReadLimits, type ReadProgress, type ReadResult } from "./read-input";
import { refuseAmbiguousDates } from "./refuse-ambiguous-dates";
import { refuse, RefusedFileError, writeFailure } from "./refused-file-error";
import { startReader, type Reader } from "./start-reader";
import { markedEncoding, surveyFile, type Survey } from "./survey-file";

/**
 * Reads a usage file from start to end: what it is, what it holds, its daily rollups and its rejects. A file that cannot be
 * read gives a report with `refused`; only bugs are thrown.
 */
export async function readUsageFile(
  input: ReadInput,
  onProgress?: (progress: ReadProgress) => void,
): Promise<ReadResult> {
  const reading = new Reading(input, onProgress);
  try {
    return { report: mustAddUp(await reading.read()), ...reading.paths };
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return { report: { ...emptyReport(reading.facts), refused }, ...reading.paths };
  } finally {
    reading.stop();
    await reading.cleanUp();
  }
}

function refusalOf(error: unknown): InspectReport["refused"] | null {
  const failure = writeFailure(error);
  return failure instanceof RefusedFileError ? failure.refused : null;
}

/** Up to here the copy's second pass over the rows is not noticed; beyond it, it is a fifth of the reading. */
const CHEAPLY_COPIED_BYTES = 16 * 2 ** 20;

/** How much larger than its gzip a usage export usually is. */
const USUAL_INFLATION = 8;

class Reading {
  facts: FileFacts;
  readonly paths;
  private readonly own;
  private readonly limits: ReadLimits;
  private readonly readers: Reader[] = [];
  private readonly progress = { bytes: 0, totalBytes: 0, percentage: 0 };

  constructor(
    private readonly input: ReadInput,
    private readonly onProgress?: (progress: ReadProgress) => void,
  ) {
    this.limits = { ...USUAL_LIMITS, ...input.limits };
    this.paths = keptFiles(input.jobDirectory);
    this.own = ownFiles(input.jobDirectory);
    this.facts = factsOfFile(input.name);
  }

  async read(): Promise<InspectReport> {
    const source = await openPlain(this.input.path, this.limits.mostPlainBytes, { isParquetRead: true });
    this.facts = { ...this.facts, bytes: source.size, compression: source.compression };
    this.progress.totalBytes = source.size;
    if (source.size === 0) throw refuse("empty-file", "The file is empty: there is no header and no row in it.");
    if (await isParquet(source)) return this.readParquet(source);
    const early = await this.earlyHead(source);
    const attempt = early && source.compression === null ? this.readInPlace(source.path, early) : null;
    const unpacked = early && source.compression !== null ? keepPlain(this.own.plainPath) : null;
    const survey = await surveyFile(source, {
      isJson: early?.container === "json-lines",
      onProgress: (bytes) => this.tell({ bytes }),
      onNotSimple: () => attempt?.giveUp(),
      keep: unpacked ? (chunk) => unpacked.write(chunk) : undefined,
    }).finally(() => unpacked?.close());
    this.facts = { ...this.facts, sha256: survey.sha256, encoding: survey.encoding };
    const head = early ?? (await readHead(source, survey.encoding, this.input));
    this.learn(head);
    const needs = this.askNeeds(head);
    const inPlace = survey.isSimple ? (attempt ?? (early && this.readInPlace(this.own.plainPath, early))) : null;
    const answer = await inPlace?.answer;
    if (answer) return makeReport(this.facts, head.recognised, answer, { blank: 0, repeatedHeaders: 0 }, needs);
    await rm(this.own.plainPath, { force: true });
    return this.readNormalised(source, survey, head, needs);
  }

  /** The head of a file that may be worth reading in place, before the survey has seen the rest. */
  private async earlyHead(source: PlainSource): Promise<Head | null> {
    if (this.input.copy === "always") return null;
    if (source.size < this.limits.inPlaceFromBytes / (source.compression ? USUAL_INFLATION : 1)) return null;
    for await (const chunk of source.open()) {
      if (markedEncoding(chunk) !== null) return null;
      break;
    }
    const head = await readHead(source, "utf-8", this.input).catch(() => null);
    return head && mayStayInPlace(head, this.answers) ? head : null;
  }

  private readInPlace(file: string, head: Head) {
    const reader = this.start([file]);
    const answer = queryRows(reader, this.question(head, file, "plain", null), (percentage) =>
      this.tell({ percentage }),
    );
    // Awaited later, or never if the survey finds the file not simple.
    answer.catch(() => undefined);
    return { answer: answer.catch(() => null), giveUp: () => reader.stop() };
  }

  /** Parquet needs no normaliser: its rows are numbered and its cells are told apart already. */
  private async readParquet(source: PlainSource): Promise<InspectReport> {
    const taken = await takeParquet(source, this.own.plainPath, (bytes) => this.tell({ bytes }));
    this.facts = { ...this.facts, sha256: taken.sha256 };
    const reader = parquetReader(this.start([taken.path]));
    const head = await parquetHead(reader, taken.path, this.limits.mostPlainBytes, this.input);
    this.learn(head);
    const needs = this.askNeeds(head);
    const answer = await queryRows(reader, this.question(head, taken.path, "parquet", null), (percentage) =>
      this.tell({ percentage }),
    );
    if (!answer) throw new Error("a Parquet file gives an answer");
    refuseAmbiguousDates(answer);
    return makeReport(this.facts, head.recognised, answer, { blank: 0, repeatedHeaders: 0 }, needs);
  }

  private async readNormalised(source: PlainSource, survey: Survey, head: Head, needs: readonly Need[]) {
    for (const reader of this.readers.splice(0)) reader.stop();
    const reader = this.start([]);
    const { rowsPath, shapePath } = this.own;
    const normalised = await normaliseFile(source, survey.encoding, head, rowsPath, shapePath);
    const answer = await queryRows(reader, this.question(head, rowsPath, "numbered", shapePath), (percentage) =>
      this.tell({ percentage }),
    );
    if (!answer) throw new Error("a normalised file gives an answer");
    refuseAmbiguousDates(answer);
    const warnings = [...needs, ...(normalised.warnings ?? [])];
    const report = makeReport(this.facts, head.recognised, answer, normalised, warnings);
    const shapeRejects = normalised.shapeRejects.reduce((sum, { count }) => sum + count, 0);
    if (report.rows !== normalised.rows + shapeRejects)
      throw new Error(`${normalised.rows + shapeRejects} rows were written and ${report.rows} were read`);
    return report;
  }

  private question(head: Head, rows: string, form: RowsFile["form"], shapeRejectsPath: string | null): RowsQuestion {
    const { container, dialect, columnCount, recognised } = head;
    return {
      file: {
        path: rows,
        container,
        form,
        delimiter: dialect.delimiter,
        columnCount,
        isNested: !!head.jsonLayout,
        parquet: head.parquet,
      },
      recognised,
      answers: this.answers,
      today: this.input.today,
      salt: this.input.salt,
      shapeRejectsPath,
      ...this.paths,
      copyPath: this.wantsCopy() ? this.paths.copyPath : undefined,
    };
  }

  private wantsCopy(): boolean {
    const { copy } = this.input;
    return copy === "always" || (copy === "cheaply" && this.facts.bytes <= CHEAPLY_COPIED_BYTES);
  }

  private get answers(): Answers {
    return this.input.options ?? {};
  }

  private learn(head: Head): void {
    this.facts = { ...this.facts, ...factsOfHead(head, this.input) };
  }

  private askNeeds({ recognised }: Head): readonly Need[] {
    const needs = recognised.format.needs?.(recognised.generation, this.answers);
    if (needs?.refused) throw new RefusedFileError(needs.refused);
    return needs?.warnings ?? [];
  }

  private start(readable: readonly string[]): Reader {
    const { jobDirectory } = this.input;
    const place = { jobDirectory, temporaryDirectory: this.own.temporary, readable };
    const reader = (this.input.startReader ?? startReader)(place, this.limits);
    this.readers.push(reader);
    return reader;
  }

  private tell(news: Partial<ReadProgress>): void {
    this.onProgress?.(Object.assign(this.progress, news));
  }

  stop(): void {
    for (const reader of this.readers) reader.stop();
  }

  /** Leaves nothing of the rows behind but keys, rollups, rejects, and the copy where one is made. */
  async cleanUp(): Promise<void> {
    await Promise.all(Object.values(this.own).map((file) => rm(file, { recursive: true, force: true })));
  }
}
