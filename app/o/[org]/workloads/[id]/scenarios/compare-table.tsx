import type { ComparedColumn } from "./compared";
import "../../../../../_what-if/what-if.css";

/** The cases side by side, a figure a row; what differs from the present is marked. On a phone the table scrolls in its frame. */
export function CompareTable({ columns }: { columns: readonly ComparedColumn[] }) {
  const [present] = columns;
  if (!present?.rows) return null;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Scenarios side by side">
      <table className="compare beside">
        <caption className="vh">Scenarios beside the present</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className="gap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">What is changed</th>
            {columns.map(({ id, changes, problem }) => (
              <td key={id} className="gap">
                {problem ?? (changes.length === 0 ? "nothing" : changes.map((words) => <p key={words}>{words}</p>))}
              </td>
            ))}
          </tr>
          {present.rows.map(({ key, name, shown }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {columns.map((column) => {
                const own = column.rows?.find((row) => row.key === key)?.shown ?? "–";
                return (
                  <td key={column.id} className={`gap${own === shown ? "" : " is-other"}`}>
                    {own}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
