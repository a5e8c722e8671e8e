import type { ReactNode } from "react";
import "../_words/rooms.css";

export default function DeploymentsLayout({ children }: { children: ReactNode }) {
  return children;
}
