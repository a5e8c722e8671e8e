import type { Metadata } from "next";
import { AskForReset } from "./ask-for-reset";

export const metadata: Metadata = { title: "Choose a new password" };

export default function AskForResetPage() {
  return <AskForReset />;
}
