"use client";

import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import type { Choice } from "./mapping-draft";

interface ColumnChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly columns: readonly string[];
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** What "nothing" is called. */
  readonly none: string;
  /** Offers one text for all rows under this name. */
  readonly constantLabel?: string;
  readonly error?: string | undefined;
}

const plain = (name: string): string => name.trim().toLowerCase();
/** Where a column stands; a later file may write its name in another case. */
export const placeOf = (column: string, columns: readonly string[]): number =>
  columns.findIndex((name) => plain(name) === plain(column));

const NONE = "none";
const CONSTANT = "constant";

/** Which column holds something, or what it is in every row. */
export function ColumnChoice(props: ColumnChoiceProps) {
  const { label, hint, columns, choice, onChoose, none, constantLabel, error } = props;
  const at = choice && "column" in choice ? placeOf(choice.column, columns) : -1;
  const isConstant = choice !== null && "constant" in choice;
  return (
    <div>
      <Select
        label={label}
        hint={hint}
        error={isConstant ? undefined : error}
        value={at >= 0 ? String(at) : isConstant ? CONSTANT : NONE}
        onChange={({ target: { value } }) =>
          onChoose(
            value === NONE ? null : value === CONSTANT ? { constant: "" } : { column: columns[Number(value)] ?? "" },
          )
        }
        options={[
          { value: NONE, label: none },
          ...(constantLabel || isConstant
            ? [{ value: CONSTANT, label: constantLabel ?? "The same in every row" }]
            : []),
          ...columns.map((column, index) => ({ value: String(index), label: column })),
        ]}
      />
      {isConstant && (
        <div className="mt8">
          <Field
            label={`${label} of every row`}
            value={choice.constant}
            onChange={({ target: { value } }) => onChoose({ constant: value })}
            error={error}
          />
        </div>
      )}
    </div>
  );
}
