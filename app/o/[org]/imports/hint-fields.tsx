"use client";

import { Field } from "../../../_ui/field";
import type { UploadHints } from "./_upload/upload-file";

interface HintFieldsProps {
  readonly hints: UploadHints;
  readonly onChange: (hints: UploadHints) => void;
}

/** What a person can say about a file that its rows do not. */
export function HintFields({ hints, onChange }: HintFieldsProps) {
  const hint = (key: keyof UploadHints) => ({
    value: hints[key] ?? "",
    onChange: (event: { target: { value: string } }) => onChange({ ...hints, [key]: event.target.value }),
  });
  return (
    <div className="row2">
      <Field
        label="Source"
        hint="Where it comes from, if not the provider's own export. Days are compared within one source."
        {...hint("source")}
      />
      <Field label="Model" hint="For request traces, which name none." {...hint("model")} />
      <Field label="Provider" hint="For request traces: openai, azure, …" {...hint("provider")} />
      <Field
        label="Start"
        hint="For relative times: the day and hour of second 0, like 2026-09-01T00:00:00Z."
        {...hint("start")}
      />
    </div>
  );
}

/** Only what was said. */
export const saidHints = (hints: UploadHints): UploadHints =>
  Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== "")) as UploadHints;
