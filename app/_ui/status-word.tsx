import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { StatusShape, type StatusShapeName } from "./status-shape";

/** The states of the house and their shapes; pages say the word. */
export const STATUS_SHAPES = {
  passes: "disc",
  keep: "disc",
  proven: "disc",
  yes: "disc",
  indicated: "half",
  running: "half",
  untested: "open",
  open: "open",
  fails: "cross",
  retire: "cross",
  no: "cross",
  "not-needed": "dash",
  none: "dash",
  blocked: "square",
  short: "triangle",
  error: "triangle",
} as const satisfies Record<string, StatusShapeName>;

export type Status = keyof typeof STATUS_SHAPES;

export interface StatusWordProps {
  readonly status: Status;
  readonly children: ReactNode;
  /** Magenta: the reader has to do something. */
  readonly asks?: boolean;
  readonly isPlain?: boolean;
}

/** Status by shape and word, never by colour alone. */
export function StatusWord({ status, children, asks, isPlain }: StatusWordProps) {
  return (
    <span className={classNames("word", asks && "asks", isPlain && "plain")}>
      <StatusShape shape={STATUS_SHAPES[status]} />
      {children}
    </span>
  );
}
