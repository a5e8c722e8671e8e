"use client";

import { useId, useState, type DragEvent, type ReactNode } from "react";
import { classNames } from "./class-names";

export interface DropzoneProps {
  /** `Drop an export here, or choose files`. */
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  /** As of an input: `.csv,.json,.gz`. A dropped file is not held to it: the server says what it is. */
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly name?: string;
}

/** Files by drag and drop, by click, by keyboard: it is a file input with room around it. */
export function Dropzone({ label, hint, onFiles, accept, isMultiple, name }: DropzoneProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(isMultiple ? files : files.slice(0, 1));
  };
  return (
    <label
      className={classNames("drop", isOver && "over")}
      htmlFor={id}
      onDragOver={over}
      onDragEnter={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        className="vh"
        id={id}
        type="file"
        name={name}
        accept={accept}
        multiple={isMultiple}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) onFiles(files);
          event.target.value = "";
        }}
      />
      <b>{label}</b>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </label>
  );
}
