import { StatusWord } from "../../../../_ui/status-word";

const WORDS = {
  due: ["open", "Due"],
  sending: ["running", "Being sent"],
  sent: ["yes", "Sent"],
  failed: ["error", "Failed"],
  uncertain: ["short", "Uncertain"],
} as const;

export function LetterStatus({ status }: { status: keyof typeof WORDS }) {
  const [shape, word] = WORDS[status];
  return <StatusWord status={shape}>{word}</StatusWord>;
}
