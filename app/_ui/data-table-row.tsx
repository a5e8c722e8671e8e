import { columnClass } from "./data-table-head";
import { shown, type Cell, type Column, type Row } from "./table-cells";

/** How a cell lies on a phone: the first column is the row's name unless it says otherwise. */
function phoneOf({ phone, label, phoneLabel }: Column, index: number) {
  const place = phone ?? (index === 0 ? "full" : "pair");
  const className = place === "act" ? "full act-cell" : place === "pair" ? undefined : place;
  return { className, label: place === "pair" ? (phoneLabel ?? label.replace("\n", ", ")) : undefined };
}

export function DataTableRow({ row, columns }: { row: Row; columns: readonly Column[] }) {
  return (
    <tr className={row.isInUse ? "now" : undefined}>
      {columns.map((column, index) => {
        const { className, label } = phoneOf(column, index);
        const shared = { className: columnClass(column, className), "data-l": label };
        const content = shown(row.cells[column.key]);
        return index === 0 && column.phone !== "hide" ? (
          <th key={column.key} scope="row" {...shared}>
            {content}
          </th>
        ) : (
          <td key={column.key} {...shared}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

export interface DataTableTotalProps {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly columns: readonly Column[];
}

/** The last row; columns without a total are empty there, not unknown. */
export function DataTableTotal({ cells, columns }: DataTableTotalProps) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => {
          const cell = cells[column.key];
          const { className, label } = phoneOf(column, index);
          const shared = {
            className: columnClass(column, className),
            "data-l": cell === undefined ? undefined : label,
          };
          return index === 0 && cell !== undefined ? (
            <th key={column.key} scope="row" {...shared}>
              {shown(cell)}
            </th>
          ) : (
            <td key={column.key} {...shared}>
              {cell === undefined ? null : shown(cell)}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
