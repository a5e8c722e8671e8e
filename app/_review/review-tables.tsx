import type { ReactNode } from "react";
import type { ReviewContent, ReviewWhole } from "@/server/review/wording";
import { classNames } from "../_ui/class-names";
import { StatusWord } from "../_ui/status-word";

const VERDICT_SHAPES = { keep: "keep", retire: "retire", "too-early": "untested" } as const;

/** `short` keeps to one line; `after` is text that follows figures. */
type Kind = "words" | "short" | "num" | "after";

export function PromisedTable({ content }: { content: ReviewContent }) {
  return (
    <Rows
      columns={[
        ["Accepted", "short"],
        ["Workload and decision", "words"],
        ["Promised", "num"],
        ["Realised", "num"],
      ]}
      rows={content.promised.map((line) => [line.accepted, line.what, line.promised, line.realised])}
    />
  );
}

export function DeploymentsTable({ content, whole }: { content: ReviewContent; whole: ReviewWhole }) {
  return (
    <Rows
      columns={[
        ["Deployment", "words"],
        ["Invested", "num"],
        ["Quarter", "num"],
        ["Since start", "num"],
        ["From here", "after"],
      ]}
      rows={content.deployments.map((line, index) => {
        const verdict = whole.snapshot.deployments[index]?.verdict;
        return [
          <>
            {line.name}
            <span className="sub">{line.sentence}</span>
          </>,
          line.invested,
          line.quarter,
          line.since,
          verdict ? <StatusWord status={VERDICT_SHAPES[verdict]}>{line.verdict}</StatusWord> : line.verdict,
        ];
      })}
    />
  );
}

export function PricesTable({ content }: { content: ReviewContent }) {
  return (
    <Rows
      columns={[
        ["Model", "short"],
        ["What changed", "words"],
        ["From", "short"],
        ["Effect", "num"],
      ]}
      rows={content.prices.map((line) => [line.model, line.what, line.from, line.effect])}
    />
  );
}

interface RowsProps {
  readonly columns: readonly (readonly [label: string, kind: Kind])[];
  readonly rows: readonly (readonly ReactNode[])[];
}

const CLASSES: Readonly<Record<Kind, string | undefined>> = {
  words: undefined,
  short: "nw",
  num: "num",
  after: "gap nw",
};

function Rows({ columns, rows }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <table className="stack one">
      <thead>
        <tr>
          {columns.map(([label, kind]) => (
            <th key={label} scope="col" className={CLASSES[kind]}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(([label, kind], index) =>
              index === 0 ? (
                <td key={label} className={classNames("full", CLASSES[kind])}>
                  {row[index]}
                </td>
              ) : (
                <td key={label} data-l={label} className={CLASSES[kind]}>
                  {row[index]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
