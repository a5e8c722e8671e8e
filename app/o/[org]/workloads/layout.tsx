import type { ReactNode } from "react";
import "../_words/rooms.css";

export default function WorkloadsLayout({ children }: { children: ReactNode }) {
  return children;
}
