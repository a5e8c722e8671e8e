import type { Column } from "../../../_ui/table-cells";

/** Columns that sort, but for those that say otherwise. */
export const sortable = (columns: readonly Column[]): Column[] =>
  columns.map((column) => ({ isSortable: true, ...column }));
