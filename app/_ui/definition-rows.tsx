import type { ReactNode } from "react";

export interface DefinitionRow {
  readonly term: ReactNode;
  readonly value: ReactNode;
}

/** Term left, value right. */
export function DefinitionRows({ rows }: { rows: readonly DefinitionRow[] }) {
  return (
    <dl className="kv">
      {rows.map((row, index) => (
        <div key={index} className="contents">
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
