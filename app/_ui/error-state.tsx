import type { ReactNode } from "react";

export interface ErrorStateProps {
  /** What happened. */
  readonly title: ReactNode;
  /** What was kept. */
  readonly kept?: ReactNode;
  /** What to do: links and buttons. */
  readonly children?: ReactNode;
  /** For whoever is asked for help. */
  readonly id?: string | undefined;
}

/** What happened, what was kept, what to do. */
export function ErrorState({ title, kept, children, id }: ErrorStateProps) {
  return (
    <div className="note asks" role="alert">
      <h4>{title}</h4>
      <div className="muted">
        {kept} {children}
        {id && <p className="small faint mt8">If you ask for help, name {id}.</p>}
      </div>
    </div>
  );
}
