import { importStatusWords } from "@/server/ingest/wording";
import { StatusWord } from "../../../_ui/status-word";

const SHAPES = {
  uploaded: "open",
  inspecting: "running",
  inspected: "open",
  committing: "running",
  committed: "yes",
  reverted: "no",
  refused: "error",
  discarded: "none",
} as const;

export function ImportStatus({ status }: { status: keyof typeof SHAPES }) {
  return <StatusWord status={SHAPES[status]}>{importStatusWords(status)}</StatusWord>;
}
