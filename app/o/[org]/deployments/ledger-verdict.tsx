import { LEDGER_VERDICTS } from "@/server/review/wording";
import { StatusWord } from "../../../_ui/status-word";

const STATUS = { keep: "keep", retire: "retire", "too-early": "untested" } as const;

export function LedgerVerdictWord({ verdict }: { verdict: keyof typeof STATUS }) {
  return <StatusWord status={STATUS[verdict]}>{LEDGER_VERDICTS[verdict].word}</StatusWord>;
}
