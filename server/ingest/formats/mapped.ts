import {
  MAPPED_LABELS,
  mappedColumns,
  type DateFormat,
  type MappedLabel,
  type NumberStyle,
  type TokenBucket,
  type TokenUnit,
  type UsageMapping,
} from "../mapping-shape";
import { literal, lowered, momentOf, unixMomentOf } from "./expressions";
import type { CellSource, Cells, Check, Dimension, Format, Reading, Sql } from "./format";

const DIMENSION_OF: Readonly<Record<MappedLabel, Dimension>> = {
  project: "project",
  apiKey: "apiKey",
  user: "userKey",
  tag: "tag",
  promptName: "promptName",
  app: "app",
  region: "region",
  serviceTier: "serviceTier",
  contextTier: "contextTier",
};

const MOMENTS: Readonly<Record<DateFormat, (text: Sql) => Sql>> = {
  ISO: momentOf,
  "unix-seconds": unixMomentOf,
  "unix-milliseconds": (text) => `unix_milliseconds_moment(${text})`,
  YYYYMMDD: (text) => `compact_moment(${text})`,
  "YYYY/MM/DD": (text) => `year_first_moment(${text})`,
  "DD/MM/YYYY": (text) => `day_first_moment(${text})`,
  "DD.MM.YYYY": (text) => `day_first_moment(${text})`,
  "DD-MM-YYYY": (text) => `day_first_moment(${text})`,
  "MM/DD/YYYY": (text) => `month_first_moment(${text})`,
  "MM-DD-YYYY": (text) => `month_first_moment(${text})`,
  "D MMM YYYY": (text) => `named_month_moment(${text})`,
  "MMM D, YYYY": (text) => `named_month_moment(${text})`,
};

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CNY: "¥", INR: "₹" };
const UNITS: Readonly<Record<TokenUnit, number>> = { tokens: 1, thousands: 1_000, millions: 1_000_000 };
const COUNT_OF: Readonly<Record<TokenBucket, string>> = {
  input: "told_input",
  cacheRead: "told_read",
  cacheWrite5m: "told_write_5m",
  cacheWrite1h: "told_write_1h",
  output: "told_output",
  reasoning: "told_reasoning",
};

/** The format that a person has described: as strict as any other, with the columns and the writing that they named. */
export const mapped = (mapping: UsageMapping): Format => ({
  name: "mapped",
  kind: mapping.kind,
  containers: ["csv", "json-lines"],
  generations: [{ name: "mapped", required: mappedColumns(mapping), optional: [] }],
  read: (cells) => readMapped(mapping, cells),
});

/** Numbers as they are written, made plain once a row, by the name that counts and the cost read them under. */
class WrittenNumbers {
  readonly prepared: Record<string, Sql> = {};

  constructor(
    private readonly cells: Cells,
    private readonly style: NumberStyle,
  ) {}

  /** A number in a cell; a reject shows the cell as it stands. */
  in(column: string, unit: TokenUnit = "tokens", text = this.cells.text(column)): CellSource {
    const name = `plain_${Object.keys(this.prepared).length}`;
    const plain = this.style === "1.234,56" ? `comma_number(${text})` : `point_number(${text})`;
    this.prepared[name] = unit === "tokens" ? plain : `scaled_number(${plain}, ${UNITS[unit]})`;
    return { column, text: name, written: this.cells.text(column) };
  }
}

type Label = NonNullable<UsageMapping[MappedLabel]>;
const labelIn = (cells: Cells, label: Label): Sql =>
  "column" in label ? cells.text(label.column) : literal(label.constant);

function readMapped(mapping: UsageMapping, cells: Cells): Reading {
  const { day, numbers, tokens, requests, failedRequests } = mapping;
  const text = cells.text(day.column);
  const written = new WrittenNumbers(cells, numbers);
  const buckets = (Object.keys(COUNT_OF) as TokenBucket[]).flatMap((bucket) => {
    const column = tokens[bucket];
    return column === undefined ? [] : [[COUNT_OF[bucket], written.in(column, tokens.unit)] as const];
  });
  const others = [
    ...(typeof requests === "object" ? [["told_requests", requests.column] as const] : []),
    ...(failedRequests ? [["told_failed", failedRequests.column] as const] : []),
  ].map(([name, column]) => [name, written.in(column)] as const);
  const labels = MAPPED_LABELS.flatMap((name) => {
    const label = mapping[name];
    return label ? [[DIMENSION_OF[name], labelIn(cells, label)] as const] : [];
  });
  const counts = Object.fromEntries([...buckets, ...others]);
  return {
    moment: { column: day.column, text, at: MOMENTS[day.format](text), tellsHour: tellsHour(day.format, text) },
    counts,
    ...costOf(mapping, cells, written),
    prepared: written.prepared,
    checks: checksOf(mapping, cells, counts),
    dimensions: {
      ...Object.fromEntries(labels),
      provider: `coalesce(nullif(${lowered(labelIn(cells, mapping.provider))}, ''), 'unknown')`,
      model: labelIn(cells, mapping.model),
      ...(mapping.cost ? { currency: `upper(trim(${labelIn(cells, mapping.cost.currency)}))` } : {}),
    },
    ...(mapping.batch
      ? { batch: `${lowered(cells.text(mapping.batch.column))} IN ('true', 't', '1', 'yes', 'y', 'batch')` }
      : {}),
    quantities: quantitiesOf(mapping, cells, counts),
  };
}

/** A day that is told in seconds begins at midnight: only what lies off it tells an hour. */
const tellsHour = (format: DateFormat, text: Sql): Sql =>
  format === "unix-seconds"
    ? `whole(${text}) % 86400 <> 0`
    : format === "unix-milliseconds"
      ? `whole(${text}) % 86400000 <> 0`
      : `contains(${text}, ':')`;

function quantitiesOf(mapping: UsageMapping, cells: Cells, counts: Reading["counts"]): Reading["quantities"] {
  const { tokens, requests, failedRequests } = mapping;
  const held = (name: string): boolean => counts[name] !== undefined;
  const less = (whole: string, ...parts: (string | false)[]): Sql =>
    [whole, ...parts.filter((part): part is string => part !== false && held(part))].join(" - ");
  const known = (column: string, count: string): Sql => `CASE WHEN trim(${cells.text(column)}) <> '' THEN ${count} END`;
  return {
    ...(typeof requests === "object" ? { requests: known(requests.column, "told_requests") } : {}),
    ...(requests === "one-a-row" ? { requests: "1" } : {}),
    ...(failedRequests ? { failedRequests: known(failedRequests.column, "told_failed") } : {}),
    ...(held("told_input")
      ? {
          uncachedInput: less(
            "told_input",
            tokens.inputContainsCacheReads === true && "told_read",
            tokens.inputContainsCacheWrites === true && "told_write_5m",
            tokens.inputContainsCacheWrites === true && "told_write_1h",
          ),
        }
      : {}),
    ...(held("told_read") ? { cacheRead: "told_read" } : {}),
    ...(held("told_write_5m") ? { cacheWrite5m: "told_write_5m" } : {}),
    ...(held("told_write_1h") ? { cacheWrite1h: "told_write_1h" } : {}),
    ...(held("told_output")
      ? { output: less("told_output", tokens.outputContainsReasoning === true && "told_reasoning") }
      : {}),
    ...(held("told_reasoning") ? { reasoning: "told_reasoning" } : {}),
  };
}

function costOf({ kind, cost }: UsageMapping, cells: Cells, written: WrittenNumbers): Pick<Reading, "cost"> {
  if (!cost) return {};
  const text = cells.text(cost.column);
  const sign = "constant" in cost.currency ? SIGNS[cost.currency.constant.toUpperCase()] : undefined;
  const unsigned = sign === undefined ? text : `replace(${text}, ${literal(sign)}, '')`;
  const amount = written.in(cost.column, "tokens", unsigned);
  return { cost: { ...amount, ...(kind === "cost" ? { mayBeNegative: true } : {}) } };
}

function checksOf(mapping: UsageMapping, cells: Cells, counts: Reading["counts"]): Check[] {
  const { kind, tokens, cost } = mapping;
  const checks: Check[] = [];
  const { told_input: input, told_read: read, told_reasoning: reasoning, told_output: output } = counts;
  const writes = ["told_write_5m", "told_write_1h"].filter((name) => counts[name]);
  const inside = [
    ...(tokens.inputContainsCacheReads === true && read ? ["told_read"] : []),
    ...(tokens.inputContainsCacheWrites === true ? writes : []),
  ];
  const part = read ?? counts[writes[0] ?? ""];
  if (input && part && inside.length > 0)
    checks.push({ ...part, code: "cached-above-input", failed: `${inside.join(" + ")} > told_input` });
  if (output && reasoning && tokens.outputContainsReasoning === true)
    checks.push({ ...reasoning, code: "part-above-whole", failed: "told_reasoning > told_output" });
  if (cost && kind === "cost") {
    const text = cells.text(cost.column);
    checks.push({ column: cost.column, text, code: "bad-number", failed: `coalesce(trim(${text}), '') = ''` });
  }
  if (cost && "column" in cost.currency) {
    const { column } = cost.currency;
    const text = cells.text(column);
    checks.push(
      {
        ...{ column, text, code: "missing-currency" },
        failed: `coalesce(trim(${cells.text(cost.column)}), '') <> '' AND coalesce(trim(${text}), '') = ''`,
      },
      {
        ...{ column, text, code: "bad-currency" },
        failed: `coalesce(trim(${text}), '') <> '' AND NOT regexp_full_match(trim(${text}), '[A-Za-z]{3}')`,
      },
    );
  }
  return checks;
}
