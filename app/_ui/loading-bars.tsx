/** A page that is being read: its headline and one block, still, in the places they will have. */
export function LoadingPage({ label = "Reading" }: { label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="ctx">
        <span className="sk w4" />
      </div>
      <div className="head">
        <span className="sk title" />
        <span className="sk w4" />
      </div>
      <section>
        <span className="sk block" />
      </section>
    </div>
  );
}

/** The rows of a table that are on their way; the header stands already. */
export function LoadingRows({ columns, rows = 5 }: { columns: number; rows?: number }) {
  const widths = ["w4", "w3", "w2", "w1"] as const;
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_unused, column) => (
        <td key={column} className={column > 0 ? "num" : undefined}>
          <span className={`sk ${column > 0 ? "w2" : widths[row % widths.length]}`} />
        </td>
      ))}
    </tr>
  ));
}
