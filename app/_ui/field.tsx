"use client";

import { useId, type InputHTMLAttributes, type Ref } from "react";
import { classNames } from "./class-names";
import { describedBy, FieldFrame, type FieldTexts } from "./field-frame";

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "children">, FieldTexts {
  /** Right-aligned, with the decimal keyboard of a phone. */
  readonly isNumeric?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of input with everything that belongs to it. */
export function Field({ label, unit, aside, hint, error, isLabelHidden, isNumeric, className, ...rest }: FieldProps) {
  const made = useId();
  const id = rest.id ?? made;
  const texts: FieldTexts = { label, unit, aside, hint, error, isLabelHidden: isLabelHidden ?? false };
  return (
    <FieldFrame id={id} texts={texts}>
      <input
        inputMode={isNumeric ? "decimal" : undefined}
        {...rest}
        {...describedBy(id, texts)}
        id={id}
        className={classNames("in", isNumeric && "num", className)}
      />
    </FieldFrame>
  );
}
