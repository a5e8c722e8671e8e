import Link from "next/link";
import { formatDay, formatMoney, formatShare } from "@/server/kernel/format";
import { parseQuarter, quarterLabel } from "@/server/kernel/quarter";
import { USAGE_FIGURES } from "@/server/workloads/schema";
import { Sparkbars } from "../../../../_charts/sparkbars";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { periodWords } from "./_words/period-words";
import { FIGURE_WORDS, figureValue, reconciliationSentence, usageHeadline } from "./_words/usage-words";

interface UsageSectionProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly path: string;
  readonly label: string;
  readonly start: number;
  readonly mayEdit: boolean;
}

/** The figures that the engine was asked with: measured, or typed with a reason; and what five quarters cost. */
export function UsageSection({ work, path, label, start, mayEdit }: UsageSectionProps) {
  const { answer, period, currency, costPerOutcome, profile } = work;
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
              { key: "measured", label: "Measured", isNumeric: true },
              { key: "typed", label: "Typed", isNumeric: true },
              { key: "reason", label: "Why it was typed", phone: "full", hasGap: true },
            ]}
            rows={USAGE_FIGURES.map((name) => {
              const { measured, override } = usage.figures[name];
              return {
                id: name,
                cells: {
                  name: {
                    show: (
                      <>
                        {FIGURE_WORDS[name].name}{" "}
                        <span className="muted">{FIGURE_WORDS[name].unit.replace("% ", "")}</span>
                      </>
                    ),
                    value: `${FIGURE_WORDS[name].name}, ${FIGURE_WORDS[name].unit}`,
                  },
                  measured: { show: figureValue(name, measured), value: measured },
                  typed: override ? { show: <b>{figureValue(name, override.value)}</b>, value: override.value } : null,
                  reason: override
                    ? {
                        show: (
                          <>
                            {override.reason}
                            <span className="sub">
                              {override.by}, {formatDay(override.on)}
                            </span>
                          </>
                        ),
                        value: override.reason,
                      }
                    : { show: "", value: null },
                },
              };
            })}
          />
          {mayEdit && (
            <p className="mt16">
              <Link href={`${path}/edit#usage`}>Type a figure over the measured one</Link>
            </p>
          )}
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
                {costPerOutcome && (
                  <th scope="col" className="num">
                    Per {profile.outcomeUnit?.name ?? "result"}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {answer.quarters.map(({ key, spend }) => (
                <tr key={key}>
                  <th scope="row">{labelOfQuarter(key, start)}</th>
                  <td className="num">{formatMoney(spend, currency, { style: "whole" })}</td>
                  {costPerOutcome && <td className="num">{perOutcome(costPerOutcome, key, currency)}</td>}
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

function labelOfQuarter(key: string, start: number): string {
  const quarter = parseQuarter(key, start);
  return quarter ? quarterLabel(quarter, start) : key;
}

function perOutcome(
  costs: NonNullable<TenantOutputs["workloads"]["read"]["costPerOutcome"]>,
  key: string,
  currency: string,
): string {
  const cost = costs.find((one) => one.key === key)?.cost ?? null;
  if (cost === null) return "–";
  // Less than a cent says nothing in cents: four digits of what a result costs.
  return Number(cost) < 1
    ? `${currency} ${Number(cost).toPrecision(3)}`
    : formatMoney(cost, currency, { style: "exact" });
}
