import type { ReactNode } from "react";

/** Nothing here yet: says so, and teaches the next step. Actions are its children. */
export function EmptyState({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      <p>{text}</p>
      {children && <div className="acts">{children}</div>}
    </div>
  );
}
