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

export function ImportStatus({ status, asks = false }: { status: keyof typeof SHAPES; asks?: boolean }) {
  if (asks)
    return (
      <StatusWord status="open" asks>
        Asks you something
      </StatusWord>
    );
  return <StatusWord status={SHAPES[status]}>{importStatusWords(status)}</StatusWord>;
}
