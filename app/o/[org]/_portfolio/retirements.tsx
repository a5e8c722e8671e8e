import Link from "next/link";
import type { Retirement } from "@/server/drawings";
import { addDays } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { formatMoney, formatShare } from "@/server/kernel/format";
import type { FiscalYearStart } from "@/server/kernel/quarter";
import type { ReviewSnapshot } from "@/server/review/schema";
import { exposureEnd, exposureOf, retirementHeadline, retirementLine } from "@/server/review/wording";
import { RetirementTimeline } from "../../../_charts/retirement-timeline";
import { Section } from "../../../_ui/section";

interface RetirementsProps {
  readonly snapshot: ReviewSnapshot;
  readonly today: string;
  readonly start: FiscalYearStart;
  readonly hrefOf: (workloadId: string) => string;
  readonly outlookHref: string;
}

/** What runs on models that will be switched off, and when. */
export function Retirements({ snapshot, today, start, hrefOf, outlookHref }: RetirementsProps) {
  const { retirements, currency, quarter, runRate, workloads } = snapshot;
  const lastDay = addDays(quarter.to, -1);
  const from = quarter.to < today ? quarter.to : today;
  const exposure = new Decimal(exposureOf(retirements));
  const aside =
    runRate && exposure.gt(0)
      ? `${formatShare(exposure.div(runRate.amount))} of the run-rate, next two quarters`
      : undefined;
  const drawn = retirements.flatMap((line): Retirement[] => {
    const workload = workloads.find(({ id }) => id === line.workloadId);
    if (!workload || workload.level === null) return [];
    return [
      {
        id: `${line.workloadId} ${line.model}`,
        ...{ name: line.workloadName, day: line.retiresOn, level: workload.level, spend: Number(workload.spend) },
        moneyLabel: `${formatMoney(line.runRate, currency, { style: "thousands" })} a year`,
        href: hrefOf(workload.id),
      },
    ];
  });
  return (
    <Section title={retirementHeadline(retirements, currency)} aside={aside} id="retirements">
      {retirements.length > 0 && (
        <div className="grid">
          <div className="c8">
            <RetirementTimeline
              retirements={drawn}
              from={from}
              to={addDays(exposureEnd(quarter, start), 1)}
              today={from > today ? from : today}
              largestSpend={Math.max(0, ...workloads.map(({ spend }) => Number(spend)))}
              fileName={`retirements-${quarter.key}.csv`}
              caption="Discs as on the ladder; money is the last month’s cost a day, for a year. Dates from the price book."
            />
          </div>
          <div className="c4">
            <ul className="list">
              {retirements.map((line) => (
                <li key={`${line.workloadId ?? ""} ${line.model}`}>
                  {retirementLine(line, lastDay, currency)}
                  {line.replacement && (
                    <>
                      <br />
                      <span className="muted">Recommended in its place: {line.replacement}.</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <p className={retirements.length > 0 ? "mt16" : undefined}>
        <Link href={outlookHref}>
          What takes the place of what goes, what could be routed, and what would move each workload
        </Link>
      </p>
    </Section>
  );
}
