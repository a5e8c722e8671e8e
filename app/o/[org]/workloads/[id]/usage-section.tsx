import Link from "next/link";
import { formatDay, formatMoney, formatShare } from "@/server/kernel/format";
import type { FiscalYearStart } from "@/server/kernel/quarter";
import { USAGE_FIGURES, type UsageFigureName } from "@/server/workloads/schema";
import { Sparkbars } from "../../../../_charts/sparkbars";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { Row } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { periodWords } from "./_words/period-words";
import { labelOfQuarter } from "./_words/quarter-words";
import { ModelMix } from "./model-mix";
import {
  basisWords,
  FIGURE_WORDS,
  figureValue,
  growthWords,
  reconciliationSentence,
  usageHeadline,
} from "./_words/usage-words";

interface UsageSectionProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly path: string;
  /** Where the spend of a quarter is taken apart; null for those who see no imports. */
  readonly behindQuarter: ((quarter: string) => string) | null;
  readonly label: string;
  readonly start: FiscalYearStart;
  readonly mayEdit: boolean;
}

/** The figures that the engine was asked with: measured, or typed with a reason; and what five quarters cost. */
export function UsageSection({ work, path, behindQuarter, label, start, mayEdit }: UsageSectionProps) {
  const { answer, period, currency, suggestedGrowth } = work;
  const { usage, reconciliation } = answer;
  const spends = answer.quarters.map(({ spend }) => Number(spend));
  return (
    <Section title={usageHeadline(usage.figures)} aside={periodWords(period)} id="usage">
      <div className="grid">
        <div className="c8">
          <DataTable
            caption={`Usage figures of ${label}`}
            isDense
            columns={[
              { key: "name", label: "Figure", phone: "full" },
              { key: "value", label: "Counts", isNumeric: true },
              { key: "measured", label: "Measured", isNumeric: true },
              { key: "basis", label: "From what, or why it was typed", phone: "full", hasGap: true },
            ]}
            rows={USAGE_FIGURES.map((name) => figureRow(name, work))}
          />
          {suggestedGrowth && !usage.figures.monthlyGrowth.override && (
            <p className="small muted mt16">
              Growth is suggested at {growthWords(suggestedGrowth, (key) => labelOfQuarter(key, start))}.
            </p>
          )}
          {mayEdit && (
            <p className="mt16">
              <Link href={`${path}/edit#usage`}>Type a figure over the measured one, or take one back</Link>
            </p>
          )}
          <ModelMix models={work.models} currency={currency} editHref={mayEdit ? `${path}/edit#current` : null} />
        </div>
        <div className="c4">
          <h3 className="mb8">Five quarters</h3>
          <p>
            <Sparkbars
              values={spends}
              largest={Math.max(0, ...spends)}
              label={answer.quarters.map(({ key, spend }) => `${key} ${formatMoney(spend, currency)}`).join(", ")}
            />
          </p>
          <table className="tight mt8">
            <caption className="vh">Spend by quarter</caption>
            <thead>
              <tr>
                <th scope="col">Quarter</th>
                <th scope="col" className="num">
                  Spend
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.quarters.map(({ key, spend }) => (
                <tr key={key}>
                  <th scope="row">{labelOfQuarter(key, start)}</th>
                  <td className="num">
                    <QuarterSpend
                      amount={formatMoney(spend, currency, { style: "whole" })}
                      href={Number(spend) === 0 ? undefined : behindQuarter?.(key)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small faint mt16">
            {usage.coverage === null
              ? "No requests are counted."
              : `Requests are counted for ${formatShare(usage.coverage, usage.coverage === 1 ? 0 : 1)} of the tokens.`}{" "}
            {reconciliation && reconciliationSentence(reconciliation, currency)}
          </p>
        </div>
      </div>
    </Section>
  );
}

/** A figure as it counts, as it was measured, and what either rests on. */
function figureRow(name: UsageFigureName, work: UsageSectionProps["work"]): Row {
  const figure = work.answer.usage.figures[name];
  const { measured, override, value } = figure;
  const { name: called, unit } = FIGURE_WORDS[name];
  const basis = basisWords(name, figure, work);
  return {
    id: name,
    cells: {
      name: {
        show: (
          <>
            {called} <span className="muted">{unit.replace("% ", "")}</span>
          </>
        ),
        value: `${called}, ${unit}`,
      },
      value: { show: override ? <b>{figureValue(name, value)}</b> : figureValue(name, value), value },
      measured: { show: figureValue(name, measured), value: measured },
      basis: override
        ? {
            show: (
              <>
                {override.reason}
                <span className="sub">
                  typed by {override.by}, {formatDay(override.on)}
                  {measured !== null && ` · measured: ${basis}`}
                </span>
              </>
            ),
            value: `${override.reason} (${override.by}, ${override.on})`,
          }
        : basis,
    },
  };
}

const QuarterSpend = ({ amount, href }: { amount: string; href: string | undefined }) =>
  href ? <Link href={href}>{amount}</Link> : amount;
