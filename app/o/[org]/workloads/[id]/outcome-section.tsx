import Link from "next/link";
import { formatCountShort, formatDay, formatMoney, formatMonth, formatShare } from "@/server/kernel/format";
import { Sparkbars } from "../../../../_charts/sparkbars";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { outcomeCell, outcomeHeadline, trendWords } from "./_words/outcome-words";

type Work = TenantOutputs["workloads"]["read"];

interface OutcomeSectionProps {
  readonly work: Work;
  readonly path: string;
  readonly mayEdit: boolean;
}

/** What one successful outcome costs by month, with its trend; unknown stays unknown. */
export function OutcomeSection({ work, path, mayEdit }: OutcomeSectionProps) {
  const { outcomes, profile, currency } = work;
  const unit = profile.outcomeUnit;
  if (!outcomes || !unit)
    return (
      <Section title="No unit of outcome is named" id="outcomes">
        <p className="muted">
          Say what one successful result is, a ticket solved or a document read, and its cost is followed by month.{" "}
          {mayEdit && <Link href={`${path}/edit#task`}>Name it</Link>}
        </p>
      </Section>
    );
  const shown = outcomes.months.slice(outcomes.months.findIndex(({ unknown }) => unknown !== "no-usage"));
  const costs = shown.map(({ cost }) => Number(cost ?? 0));
  return (
    <Section
      title={outcomeHeadline(unit.name, outcomes, currency)}
      aside="Spend over successful outcomes"
      id="outcomes"
    >
      <div className="grid">
        <div className="c8">
          <DataTable
            caption={`Cost of one ${unit.name} by month`}
            isDense
            phone="stack"
            fileName="outcomes.csv"
            columns={[
              { key: "month", label: "Month", phone: "full" },
              { key: "spend", label: "Spend", isNumeric: true },
              { key: "success", label: "Succeeds" },
              { key: "outcomes", label: "Successful", isNumeric: true },
              { key: "cost", label: `Of one ${unit.name}`, isNumeric: true },
            ]}
            rows={shown.map((month) => outcomeRow(month, currency))}
          />
        </div>
        <div className="c4">
          <h3 className="mb8">How it is counted</h3>
          <p>
            <Sparkbars
              values={costs}
              largest={Math.max(0, ...costs)}
              label={shown.map((month) => `${formatMonth(month.month)} ${outcomeCell(month, currency)}`).join(", ")}
            />
          </p>
          <p className="small muted mt8">{countedWords(unit)}</p>
          <SuccessAgainstTarget outcomes={outcomes} target={unit.target ?? null} />
          <p className="small faint mt8">{trendWords(outcomes)}</p>
          {mayEdit && (
            <p className="small mt8">
              <Link href={`${path}/edit#${unit.successFrom === "typed" ? "success" : "task"}`}>
                {unit.successFrom === "typed" ? "Type a measured share of success" : "Change the unit"}
              </Link>
            </p>
          )}
        </div>
      </div>
    </Section>
  );
}

function outcomeRow(month: NonNullable<Work["outcomes"]>["months"][number], currency: string) {
  const { success, outcomes, cost } = month;
  return {
    id: month.month,
    cells: {
      month: {
        show: (
          <>
            {formatMonth(month.month)}
            {!month.isWhole && <span className="muted"> so far</span>}
          </>
        ),
        value: month.month,
      },
      spend: { show: formatMoney(month.spend, currency, { style: "whole" }), value: Number(month.spend) },
      success: success
        ? {
            show: (
              <>
                {formatShare(success.share, 1)} <span className="muted">of {formatDay(success.measuredOn)}</span>
              </>
            ),
            value: success.share,
          }
        : null,
      outcomes: outcomes === null ? null : { show: formatCountShort(Math.round(outcomes)), value: outcomes },
      cost: {
        show:
          cost === null ? <span className="muted">{outcomeCell(month, currency)}</span> : outcomeCell(month, currency),
        value: cost === null ? null : Number(cost),
      },
    },
  };
}

function countedWords({ perRequest, successFrom }: NonNullable<Work["profile"]["outcomeUnit"]>): string {
  const each = `${perRequest} a request`;
  if (successFrom === "typed") return `${each}, times the share that succeeded as it was typed.`;
  if (successFrom) return `${each}, times the ${successFrom} measured of the option in use.`;
  return `${each}; each one counted is a success.`;
}

function SuccessAgainstTarget({
  outcomes,
  target,
}: {
  outcomes: NonNullable<Work["outcomes"]>;
  target: number | null;
}) {
  if (target === null) return null;
  const last = outcomes.months.findLast(({ success }) => success !== null)?.success;
  return (
    <p className="small mt8">
      Aimed at: {formatShare(target, 1)}.{" "}
      {last
        ? `${formatShare(last.share, 1)} was measured on ${formatDay(last.measuredOn)}, ${last.share >= target ? "which reaches it" : "which is short of it"}.`
        : "Nothing was measured yet."}
    </p>
  );
}
