import { REVIEW_STATUS_WORDS } from "@/server/review/wording";
import { StatusWord } from "../../../_ui/status-word";

const STATUS = { draft: "open", "in-review": "running", signed: "yes", sent: "yes" } as const;

export function ReviewStatusWord({ status }: { status: keyof typeof STATUS }) {
  return <StatusWord status={STATUS[status]}>{REVIEW_STATUS_WORDS[status].word}</StatusWord>;
}
