import Link from "next/link";
import { formatDay, formatMoney, formatNumber } from "@/server/kernel/format";
import { deploymentSentence, LEDGER_VERDICTS, textOf } from "@/server/review/wording";
import type { TenantAnswers } from "../../../_api/answers";
import { Sparkline } from "../../../_charts/sparkline";
import { LevelBadge } from "../../../_ui/level-badge";
import { Money } from "../../../_ui/money";
import type { Cell, Column, Row } from "../../../_ui/table-cells";
import { deploymentFigures } from "./deployment-figures";
import { LedgerVerdictWord } from "./ledger-verdict";

type Listed = TenantAnswers["deployments"]["list"][number];

export const DEPLOYMENT_COLUMNS: readonly Column[] = [
  { key: "name", label: "Deployment", phone: "full" },
  { key: "level", label: "Level", hasGap: true },
  { key: "since", label: "In production since" },
  { key: "curve", label: "Cumulative", isOutOfFile: true, isSortable: false },
  { key: "invested", label: "Invested", isNumeric: true },
  { key: "cumulative", label: "Since start", isNumeric: true },
  { key: "roi", label: "Return", isNumeric: true },
  { key: "payback", label: "Payback, months", isNumeric: true },
  { key: "verdict", label: "From here", hasGap: true },
];

export interface RowFacts {
  readonly path: string;
  readonly currency: string;
  readonly today: string;
  /** `GPT-5.6 Luna, level 1 …`: the best passing lower level; null: none. */
  readonly lower: string | null;
}

/** A deployment in a line: what it is, how it runs, what it returned, what to do from here. */
export function deploymentRow(one: Listed, { path, currency, today, lower }: RowFacts): Row {
  const { ledger } = one;
  const money = (amount: number | null): Cell => ({
    show: <Money amount={amount} currency={currency} />,
    value: amount,
  });
  const sentence =
    ledger && one.startedOn ? textOf(deploymentSentence(deploymentFigures(one), one.asOf ?? today, currency)) : null;
  return {
    id: one.id,
    cells: {
      name: {
        show: (
          <>
            <Link href={`${path}/${one.id}`}>{one.name}</Link>
            <span className="sub">{[one.workloadName, sentence].filter(Boolean).join(". ")}</span>
          </>
        ),
        value: one.name,
      },
      level: { show: <LevelBadge level={one.level} />, value: one.level },
      since: { show: one.startedOn ? formatDay(one.startedOn) : "planned", value: one.startedOn },
      curve: { show: <Curve one={one} currency={currency} />, value: null },
      invested: money(ledger?.investment ?? null),
      cumulative: money(ledger?.cumulative ?? null),
      roi: {
        show: !ledger || ledger.roi === null ? "–" : `${formatNumber(ledger.roi, { digits: 1 })}×`,
        value: ledger?.roi ?? null,
      },
      payback: {
        show: !ledger || ledger.paybackMonths === null ? "–" : formatNumber(ledger.paybackMonths, { digits: 1 }),
        value: ledger?.paybackMonths ?? null,
      },
      verdict: verdictCell(one, lower),
    },
  };
}

function Curve({ one: { ledger, level }, currency }: { one: Listed; currency: string }) {
  if (!ledger || ledger.rows.length === 0) return <>–</>;
  const values = [-ledger.investment, ...ledger.rows.map(({ cumulative }) => cumulative)];
  const money = (amount: number): string => formatMoney(amount, currency, { style: "thousands" });
  return (
    <Sparkline
      values={values}
      level={level}
      label={`cumulative from ${money(-ledger.investment)} to ${money(ledger.cumulative)}`}
    />
  );
}

function verdictCell({ ledger, status, retraining, withheld }: Listed, lower: string | null): Cell {
  if (!ledger) {
    const word = withheld === "no-baseline" ? "no baseline" : status;
    return { show: word, value: word };
  }
  const ended = status === "ended" ? "ended" : null;
  const notes = [
    ended,
    lower && `${lower} passes`,
    retraining?.isDue && "retraining is due",
    ledger.idle.length > 0 && "idle hosting",
  ];
  const said = notes.filter((note): note is string => typeof note === "string");
  return {
    show: (
      <>
        <LedgerVerdictWord verdict={ledger.verdict} />
        {said.length > 0 && <span className="sub">{said.join("; ")}</span>}
      </>
    ),
    value: [LEDGER_VERDICTS[ledger.verdict].word, ...said].join("; "),
  };
}
