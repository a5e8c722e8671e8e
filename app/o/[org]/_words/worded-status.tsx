import type { ReactNode } from "react";
import type { StatusShape, StatusWord as Words } from "@/server/review/wording";
import { StatusWord, type Status } from "../../../_ui/status-word";

/** The house's names for the shapes that words come with. */
const STATUS: Readonly<Record<StatusShape, Status>> = {
  disc: "passes",
  "half-disc": "indicated",
  "dashed-ring": "untested",
  cross: "fails",
  dash: "not-needed",
  square: "blocked",
  triangle: "short",
};

export const statusOf = ({ shape }: Pick<Words, "shape">): Status => STATUS[shape];

/** A word of the review with its shape. */
export function WordedStatus({ of, asks, children }: { of: Words; asks?: boolean; children?: ReactNode }) {
  return (
    <StatusWord status={statusOf(of)} {...(asks && { asks })}>
      {children ?? of.word}
    </StatusWord>
  );
}
