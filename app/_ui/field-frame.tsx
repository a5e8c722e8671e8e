import type { ReactNode } from "react";
import { StatusShape } from "./status-shape";

export interface FieldTexts {
  readonly label: ReactNode;
  /** Right of the label: `$ a month`. */
  readonly unit?: ReactNode;
  /** A link right of the label: "Forgotten?". */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong, what would be right, what was kept. */
  readonly error?: ReactNode;
  /** The label is heard and not seen; only where the place says it. */
  readonly isLabelHidden?: boolean;
}

/** What an input needs to belong to its texts. */
export function describedBy(id: string, { hint, error }: FieldTexts) {
  const parts = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean);
  return { "aria-invalid": error ? true : undefined, "aria-describedby": parts.join(" ") || undefined } as const;
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err" id={id} role="alert">
      <StatusShape shape="triangle" />
      <span>{children}</span>
    </p>
  );
}

/** Label above, unit right of it, then the input, its error, its hint. */
export function FieldFrame({ id, texts, children }: { id: string; texts: FieldTexts; children: ReactNode }) {
  const { label, unit, aside, hint, error, isLabelHidden } = texts;
  return (
    <div className="field">
      <div className={isLabelHidden ? "vh" : "field-top"}>
        <label htmlFor={id}>{label}</label>
        {unit && <span className="unit">{unit}</span>}
        {aside}
      </div>
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
