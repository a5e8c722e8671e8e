import type { ReactNode } from "react";

/** One line above or below the bar that holds for every page: the demo and its day, a maintenance. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <aside className="banner" aria-label="About this installation">
      {children}
    </aside>
  );
}
