interface SampleTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first rows of a file as they stand in it, to choose columns by. */
export function SampleTable({ columns, rows }: SampleTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="The first rows of the file">
      <table className="tight">
        <caption className="vh">The first rows of the file</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className="nw">
                {column || "(no name)"}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {columns.map((_, index) => (
                <td key={index} className="nw">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
