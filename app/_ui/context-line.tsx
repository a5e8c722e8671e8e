import type { ReactNode } from "react";

/** Above the headline: where we are, the period; at the right end (`push`) switches and ways out. */
export function ContextLine({ children, push }: { children?: ReactNode; push?: ReactNode }) {
  return (
    <div className="ctx">
      {children}
      {push && <div className="push">{push}</div>}
    </div>
  );
}
