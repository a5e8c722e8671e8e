"use client";

import { useId, type TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { describedBy, FieldFrame, type FieldTexts } from "./field-frame";

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "children">, FieldTexts {}

/** Several lines of input: a reason, a wording. */
export function TextArea({ label, unit, aside, hint, error, isLabelHidden, className, ...rest }: TextAreaProps) {
  const made = useId();
  const id = rest.id ?? made;
  const texts: FieldTexts = { label, unit, aside, hint, error, isLabelHidden: isLabelHidden ?? false };
  return (
    <FieldFrame id={id} texts={texts}>
      <textarea {...rest} {...describedBy(id, texts)} id={id} className={classNames("in", className)} />
    </FieldFrame>
  );
}
