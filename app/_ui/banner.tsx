import type { ReactNode } from "react";

/** One line above or below the bar that holds for every page: the demo and its day, a maintenance. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <div className="banner" role="note">
      {children}
    </div>
  );
}
