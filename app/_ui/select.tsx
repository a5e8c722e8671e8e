"use client";

import { useId, type SelectHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { describedBy, FieldFrame, type FieldTexts } from "./field-frame";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "children">, FieldTexts {
  readonly options: readonly SelectOption[];
}

/** One of a list that needs no explanation; where choices have consequences, `RadioCards`. */
export function Select({ label, unit, aside, hint, error, isLabelHidden, options, className, ...rest }: SelectProps) {
  const made = useId();
  const id = rest.id ?? made;
  const texts: FieldTexts = { label, unit, aside, hint, error, isLabelHidden: isLabelHidden ?? false };
  return (
    <FieldFrame id={id} texts={texts}>
      <select {...rest} {...describedBy(id, texts)} id={id} className={classNames("in", className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
