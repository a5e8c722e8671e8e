import {
  formatCount,
  formatDay,
  formatMeasuredShare,
  formatMoney,
  formatMonth,
  formatNumber,
} from "@/server/kernel/format";
import { DRIFT_VERDICTS, LEDGER_STATUSES } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import { DefinitionRows, type DefinitionRow } from "../../../../_ui/definition-rows";
import { WordedStatus } from "../../_words/worded-status";
import { LedgerVerdictWord } from "../ledger-verdict";

type Deployment = TenantAnswers["deployments"]["read"];
type Ledger = NonNullable<Deployment["ledger"]>;

const months = (value: number | null): string =>
  value === null ? "–" : `${formatNumber(value, { digits: 1 })} months`;

/** How it stands, in a term and a value each. */
export function LedgerFacts({ one, ledger, lower }: { one: Deployment; ledger: Ledger; lower: string | null }) {
  const { currency } = one;
  return (
    <DefinitionRows
      rows={[
        { term: "Payback", value: `${months(ledger.paybackMonths)}, planned ${months(ledger.planPaybackMonths)}` },
        ...(ledger.projectedPaybackMonths === null
          ? []
          : [{ term: "At this rate", value: months(ledger.projectedPaybackMonths) }]),
        { term: "Status", value: <WordedStatus of={LEDGER_STATUSES[ledger.status]} /> },
        { term: "From here", value: <LedgerVerdictWord verdict={ledger.verdict} /> },
        ...(one.level > 1 ? [{ term: "Best lower level", value: lower ?? "none passes" }] : []),
        { term: "The market took back", value: formatMoney(ledger.marketTookBack, currency) },
        { term: "Idle hosting", value: idleWords(ledger, currency) },
        { term: "Base retires", value: retirementWords(one) },
        ...(one.level >= 3
          ? [
              { term: "Retraining", value: retrainingWords(one) },
              { term: "Fallback route", value: one.fallbackRoute || "not written down" },
            ]
          : []),
        ...qualityRows(one, ledger),
      ]}
    />
  );
}

function idleWords({ idle }: Ledger, currency: string): string {
  if (idle.length === 0) return "none";
  return idle.map(({ month, amount }) => `${formatMonth(month)}: ${formatMoney(amount, currency)}`).join(", ");
}

function retirementWords({ retirement }: Deployment): string {
  if (!retirement) return "no date announced";
  return `${formatDay(retirement.on)}, ${retirement.from === "book" ? "by the price book" : "typed"}`;
}

function retrainingWords({ retraining, retrainEvery }: Deployment): string {
  if (retraining?.isDue) return "due";
  if (retraining?.dueOn) return `due on ${formatDay(retraining.dueOn)}`;
  return retrainEvery === null ? "when quality drifts" : `every ${retrainEvery} days`;
}

/** Of each metric the newest measurement with its sample, the accepted one, and what the test says of the two. */
function qualityRows({ quality }: Deployment, ledger: Ledger): DefinitionRow[] {
  return [...new Set(quality.map(({ metric }) => metric))].flatMap((metric) => {
    const measured = quality.filter((one) => one.metric === metric);
    const [first, last] = [measured[0], measured.at(-1)];
    if (!first || !last) return [];
    const share = ({ value, sampleSize }: typeof first): string =>
      `${formatMeasuredShare(value)} (n ${formatCount(sampleSize)})`;
    const compared = ledger.quality.findLast((line) => line.metric === metric);
    const name = metric.charAt(0).toUpperCase() + metric.slice(1);
    return [
      { term: name, value: last === first ? share(first) : `${share(last)}, was ${share(first)}` },
      ...(compared ? [{ term: "Drift", value: <WordedStatus of={DRIFT_VERDICTS[compared.verdict]} /> }] : []),
    ];
  });
}
