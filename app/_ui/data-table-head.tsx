import { classNames } from "./class-names";
import type { Column, Sorting } from "./table-cells";

export interface DataTableHeadProps {
  readonly columns: readonly Column[];
  readonly sorting: Sorting | null;
  readonly onSort: (column: Column) => void;
}

export const columnClass = ({ isNumeric, hasGap, isOneLine }: Column, ...more: Array<string | false | undefined>) =>
  classNames(isNumeric && "num", hasGap && "gap", isOneLine && "one-line", ...more);

/** A new line in a label stays one: `Cost a month\n$`. */
const Label = ({ text }: { text: string }) =>
  text.split("\n").map((line, index) => (
    <span key={line}>
      {index > 0 && <br />}
      {line}
    </span>
  ));

export function DataTableHead({ columns, sorting, onSort }: DataTableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={columnClass(column, column.phone === "hide" && "hide")}
            aria-sort={sorting?.key === column.key ? sorting.direction : undefined}
          >
            {column.isSortable ? (
              <button type="button" className="sort" onClick={() => onSort(column)}>
                <Label text={column.label} />
              </button>
            ) : (
              <span className={column.isLabelHidden ? "vh" : undefined}>
                <Label text={column.label} />
              </span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
