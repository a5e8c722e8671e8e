import type { ReactNode } from "react";

/** The last line of a page: what the numbers rest on, left and right. */
export function Foot({ left, right = "All days are UTC days" }: { left?: ReactNode; right?: ReactNode }) {
  return (
    <footer className="foot">
      <span>{left}</span>
      <span>{right}</span>
    </footer>
  );
}
