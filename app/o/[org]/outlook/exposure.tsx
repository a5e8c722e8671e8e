import Link from "next/link";
import { addDays } from "@/server/kernel/day";
import { formatShare } from "@/server/kernel/format";
import { daysLeftWords, exposureOf, exposureSentence, READINESS, readinessHeadline } from "@/server/review/wording";
import { DataTable } from "../../../_ui/data-table";
import { Day } from "../../../_ui/day";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import type { TenantOutputs } from "../_words/outputs";
import { sortable } from "../_words/sortable";
import { WordedStatus } from "../_words/worded-status";

interface ExposureProps {
  readonly outlook: TenantOutputs["reviews"]["outlook"];
  readonly today: string;
  readonly hrefOf: (workloadId: string) => string;
}

/** What is switched off in the two quarters: when, what runs on it, and what takes its place. */
export function Exposure({ outlook, today, hrefOf }: ExposureProps) {
  const { exposure, currency, quarter, runRate } = outlook;
  const share = runRate === null ? null : Number(exposureOf(exposure)) / Number(runRate.amount);
  const from = quarter.to < today ? addDays(quarter.to, -1) : today;
  return (
    <Section
      title={readinessHeadline(exposure)}
      aside={share !== null && exposure.length > 0 ? `${formatShare(share)} of the run-rate` : undefined}
      id="retirements"
    >
      {exposure.length === 0 ? (
        <p className="muted">
          No model in use has a shutdown date within two quarters of <Day of={from} />.
        </p>
      ) : (
        <>
          <DataTable
            caption="Models that will be switched off, what runs on them and what takes their place"
            fileName={`retirements-${quarter.key}.csv`}
            phone="one"
            columns={sortable([
              { key: "day", label: "Switched off", phone: "full" },
              { key: "left", label: "Left" },
              { key: "model", label: "Model" },
              { key: "workload", label: "Workload" },
              { key: "stake", label: "At stake a year", isNumeric: true, phoneLabel: "At stake" },
              { key: "replacement", label: "Recommended in its place", hasGap: true },
              { key: "readiness", label: "Is it ready" },
            ])}
            rows={exposure.map((line) => ({
              id: `${line.workloadId ?? ""} ${line.model} ${line.retiresOn}`,
              cells: {
                day: {
                  show: (
                    <span className="nw">
                      <Day of={line.retiresOn} />
                    </span>
                  ),
                  value: line.retiresOn,
                },
                left: { show: <span className="nw">{daysLeftWords(line.daysLeft)}</span>, value: line.daysLeft },
                model: { show: <code>{line.model}</code>, value: line.model },
                workload: {
                  show:
                    line.workloadId === null ? (
                      <span className="muted">{line.workloadName}</span>
                    ) : (
                      <Link href={hrefOf(line.workloadId)}>{line.workloadName}</Link>
                    ),
                  value: line.workloadName,
                },
                stake: {
                  show: <Money amount={line.runRate} currency={currency} style="whole" />,
                  value: Number(line.runRate),
                },
                replacement: line.replacement,
                readiness: {
                  show: <WordedStatus of={READINESS[line.readiness]} asks={line.readiness !== "passes"} />,
                  value: READINESS[line.readiness].word,
                },
              },
            }))}
            total={{
              day: "Together",
              stake: {
                show: <Money amount={exposureOf(exposure)} currency={currency} style="whole" />,
                value: Number(exposureOf(exposure)),
              },
            }}
          />
          <p className="small faint table-note">
            {exposureSentence(exposure, currency)} At stake: the last month’s cost a day, for a year. Dates from the
            price book; a fine-tune lives no longer than its base.
          </p>
        </>
      )}
    </Section>
  );
}
