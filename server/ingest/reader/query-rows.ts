import type { Day } from "@/server/kernel/day";
import type { Answers } from "../formats/format";
import { copyCanonicalSql } from "../rules/canonical-copy-sql";
import { checkRowsSql, EMPTY_ROW, IGNORED_ROW, keyedSql, rejectedSql, twinsSql } from "../rules/check-rows-sql";
import { cellsOf, readRowsSql, type RowsFile } from "../rules/read-rows-sql";
import { parquetTypes, rowTooLong } from "../rules/read-parquet-sql";
import { readingMacros } from "../rules/reading-macros";
import type { Recognised } from "../rules/recognise-format";
import {
  cacheableSql,
  copyRejectsSql,
  notChargedSql,
  plainDatesSql,
  rejectCountsSql,
  rejectsSql,
  reportSql,
  verdictsSql,
} from "../rules/report-sql";
import { NO_TYPED_CELLS, readTyped } from "../rules/typed-cells";
import { dateOrderMacros, writtenValueMacros } from "../rules/written-values-sql";
import { copyRollupsSql } from "../rules/copy-rollups-sql";
import { dailySql, labelKeysSql, rolledSql } from "../rules/roll-up-sql";
import type { Reader, Row } from "./start-reader";

export interface RowsQuestion {
  readonly file: RowsFile;
  readonly recognised: Recognised;
  readonly answers: Answers;
  readonly today: Day;
  readonly salt: string;
  readonly keysPath: string;
  readonly rollupsPath: string;
  readonly rejectsPath: string;
  /** Where the stripped copy of the rows goes; left out where none is wanted. */
  readonly copyPath?: string | undefined;
  /** Rejects of the normaliser; null where the file is read in place. */
  readonly shapeRejectsPath: string | null;
}

/** What DuckDB found, as it answers: numbers are texts, so that none is rounded on the way. */
export interface RowsAnswer {
  readonly accepted: number;
  readonly empty: number;
  readonly ignored: number;
  readonly rejected: readonly Row[];
  readonly totals: Row;
  readonly models: readonly Row[];
  readonly costs: readonly Row[];
  readonly modelCosts: readonly Row[];
  readonly period: Row;
  readonly notices: Readonly<Record<string, number>>;
  readonly cacheableTokens: number | null;
  readonly notCharged: Row | null;
  /** Whether dates are ambiguous and no accepted row has one that is written in a plainer way. */
  readonly leavesDatesOpen: boolean;
}

/**
 * Reads, checks and sums a file's rows. In place it answers null as soon as a single row is not right: such a file is
 * read again, normalised, so that every reject gets its line.
 */
export async function queryRows(
  reader: Reader,
  question: RowsQuestion,
  onPercentage?: (percentage: number) => void,
): Promise<RowsAnswer | null> {
  const { file, recognised, answers, today } = question;
  const isInPlace = file.form === "plain";
  const typed = file.parquet ? parquetTypes(file.parquet, recognised) : NO_TYPED_CELLS;
  const told = readTyped(recognised.format.read(cellsOf(file.container, recognised), answers), typed);
  const reading = file.parquet ? { ...told, checks: [rowTooLong, ...told.checks] } : told;
  const { container } = file;
  const rows = checkRowsSql(reading, { container, today, findTwins: !isInPlace, typed });
  const macros = [...readingMacros, ...writtenValueMacros, ...dateOrderMacros(answers.dates)];
  await reader.query([...macros, `CREATE VIEW raw AS ${readRowsSql(file, recognised)}`].join(";\n"));
  if (reading.identity && !isInPlace) await reader.query(twinsSql(reading));
  const keyed = keyedSql(reading);
  if (keyed) await reader.query(keyed);
  const { checked } = rows;
  await reader.query(rolledSql(reading, checked, !isInPlace), onPercentage);
  const verdicts = new Map((await reader.query(verdictsSql)).map((row) => [Number(row.verdict), Number(row.rows)]));
  const rejectedRows = [...verdicts].reduce((sum, [verdict, rows]) => sum + (verdict > 0 ? rows : 0), 0);
  if (isInPlace && (rejectedRows > 0 || (await countOf(reader, "reject_errors")) > 0)) return null;
  const rejects =
    rejectedRows > 0
      ? rejectedSql(rows)
      : `SELECT 0::BIGINT AS line, '' AS "column", '' AS value, '' AS code WHERE false`;
  await reader.query(
    question.shapeRejectsPath === null
      ? `CREATE TEMP TABLE rejects AS ${rejects}`
      : rejectsSql(rejects, question.shapeRejectsPath),
  );
  await reader.query(copyRejectsSql(question.rejectsPath));
  const rollUp = [...labelKeysSql(reading, question.salt), ...dailySql(reading), ...copyRollupsSql(reading, question)];
  await reader.query(rollUp.join(";\n"));
  // In place no row knows its line, and a second pass would cost as much as the first.
  if (question.copyPath && !isInPlace)
    await reader.query(copyCanonicalSql(reading, checked, question.copyPath, question.salt));
  const ask = reportSql(reading);
  const notices = (await reader.query(ask.notices))[0] ?? {};
  const cacheable = cacheableSql(reading, checked);
  const notCharged = notChargedSql(reading, checked);
  const rejected = await reader.query(rejectCountsSql);
  const isAmbiguous = rejected.some(({ code }) => code === "ambiguous-date");
  return {
    accepted: (verdicts.get(0) ?? 0) + (verdicts.get(EMPTY_ROW) ?? 0),
    empty: verdicts.get(EMPTY_ROW) ?? 0,
    ignored: verdicts.get(IGNORED_ROW) ?? 0,
    rejected,
    totals: (await reader.query(ask.totals))[0] ?? {},
    models: await reader.query(ask.models),
    costs: await reader.query(ask.costs),
    modelCosts: await reader.query(ask.modelCosts),
    period: (await reader.query(ask.period))[0] ?? {},
    notices: Object.fromEntries(
      Object.keys(reading.notices ?? {}).map((name, index) => [name, Number(notices[`n_${index}`] ?? 0)]),
    ),
    cacheableTokens: cacheable && !isInPlace ? Number((await reader.query(cacheable))[0]?.tokens ?? 0) : null,
    notCharged: notCharged === null ? null : ((await reader.query(notCharged))[0] ?? null),
    leavesDatesOpen: isAmbiguous && (await reader.query(plainDatesSql(reading, checked))).length === 0,
  };
}

const countOf = async (reader: Reader, table: string): Promise<number> =>
  Number((await reader.query(`SELECT count(*)::VARCHAR AS n FROM ${table}`))[0]?.n ?? 0);
