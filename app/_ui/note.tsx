import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface NoteProps {
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** `plain`: to know · `estimated`: buff, a figure that is not measured · `asks`: magenta, to do. */
  readonly tone?: "plain" | "estimated" | "asks";
  /** Read out when it appears: the answer to something just done. */
  readonly isAnswer?: boolean;
}

/** A remark in the flow of the page; in place of toasts, it stays until the page changes. */
export function Note({ title, children, tone = "plain", isAnswer }: NoteProps) {
  return (
    <div className={classNames("note", tone !== "plain" && tone)} role={isAnswer ? "status" : undefined}>
      {title && <h4>{title}</h4>}
      {children && <div className="muted">{children}</div>}
    </div>
  );
}
