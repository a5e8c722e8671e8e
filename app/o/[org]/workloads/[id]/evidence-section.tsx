import Link from "next/link";
import { wilsonInterval } from "@/server/engine";
import { formatCount, formatMeasuredShare, formatMoney } from "@/server/kernel/format";
import { DataTable } from "../../../../_ui/data-table";
import { Day } from "../../../../_ui/day";
import { EmptyState } from "../../../../_ui/empty-state";
import { Section } from "../../../../_ui/section";
import { actColumn, type Row } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { sortable } from "../../_words/sortable";
import {
  comparedSentence,
  EVIDENCE_KIND_WORDS,
  evidenceHeadline,
  evidenceStanding,
  originWords,
} from "./_words/evidence-words";
import { MergeEvidence } from "./merge-evidence";
import { RecordEvidence } from "./record-evidence";
import { WithdrawEvidence } from "./withdraw-evidence";

type Work = TenantOutputs["workloads"]["read"];

interface EvidenceSectionProps {
  readonly work: Work;
  readonly mayRecord: boolean;
  readonly today: string;
  /** Options on the examples that both have answered. */
  readonly compared: TenantOutputs["evidence"]["compare"];
  readonly path: string;
}

const COLUMNS = sortable([
  { key: "day", label: "Measured" },
  { key: "option", label: "Option", phone: "full" },
  { key: "kind", label: "Kind" },
  { key: "sample", label: "Sample", isNumeric: true },
  { key: "accuracy", label: "Accuracy", isNumeric: true },
  { key: "consistency", label: "Consistency", isNumeric: true },
  { key: "latency", label: "p95, ms", isNumeric: true },
  { key: "standing", label: "Counts", hasGap: true },
  { key: "note", label: "Note", phone: "full" },
]);

const ACT = actColumn("Withdraw");

/** Every measurement of every option, the newest first, with those that no longer count. */
export function EvidenceSection({ work, mayRecord, today, compared, path }: EvidenceSectionProps) {
  const rows = work.options.flatMap((option) => option.evidence.map((set) => ({ option, set })));
  rows.sort((one, other) => (one.set.measuredOn < other.set.measuredOn ? 1 : -1));
  const used = rows.filter(({ option, set }) => option.evidenceUsed.includes(set.id)).length;
  return (
    <Section title={evidenceHeadline(rows.length, used)} id="evidence">
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing has been measured"
          text="Answer a sample of requests with an option, judge the answers, and record how many were right."
        />
      ) : (
        <div className="wide-table" tabIndex={0} role="region" aria-label="Measurements">
          <DataTable
            caption="Measurements of the options of this workload"
            columns={mayRecord ? [...COLUMNS, ACT] : COLUMNS}
            rows={rows.map((row) => rowOf(row, mayRecord, work.currency))}
            isDense
            fileName={`evidence-${work.answer.id}.csv`}
          />
        </div>
      )}
      {rows.length > 0 && <p className="small faint table-note">Below each share its 95 % Wilson interval.</p>}
      {compared.length > 0 && (
        <ul className="list">
          {compared.map((pair) => (
            <li key={`${pair.first} ${pair.second} ${pair.measure}`}>{comparedSentence(pair, labelsOf(work))}</li>
          ))}
        </ul>
      )}
      {mayRecord && work.options.length > 0 && (
        <div className="acts mt16">
          <Link className="btn second" href={`${path}/evidence`}>
            Upload results
          </Link>
          <MergeEvidence options={mergeable(work)} />
        </div>
      )}
      {mayRecord && work.options.length > 0 && (
        <RecordEvidence
          options={work.options.map(({ id, definition }) => ({ value: id, label: definition.label }))}
          suggested={work.options.find(({ key }) => key === work.answer.recommendation?.option)?.id}
          today={today}
        />
      )}
    </Section>
  );
}

const labelsOf = ({ options }: Work): ReadonlyMap<string, string> =>
  new Map(options.map(({ key, definition }) => [key, definition.label]));

/** Options with several sets of their present version that stand for themselves. */
const mergeable = ({ options }: Work) =>
  options.flatMap(({ definition, version, evidence }) => {
    const sets = evidence.filter((set) => set.version === version && !set.isWithdrawn && set.mergedIntoId === null);
    return sets.length < 2
      ? []
      : [
          {
            label: definition.label,
            sets: sets.map(({ id, measuredOn, sampleSize, kind, accuracy, consistency }) => ({
              id,
              measuredOn,
              sampleSize,
              kind,
              share: accuracy ?? consistency,
            })),
          },
        ];
  });

type Measured = { readonly option: Work["options"][number]; readonly set: Work["options"][number]["evidence"][number] };

function rowOf({ option, set }: Measured, mayRecord: boolean, currency: string): Row {
  const share = (value: number | null) =>
    value !== null && { show: <WithInterval of={value} n={set.sampleSize} />, value };
  const standing = evidenceStanding(set, option.version, option.evidenceUsed.includes(set.id));
  return {
    id: set.id,
    cells: {
      day: { show: <Day of={set.measuredOn} />, value: set.measuredOn },
      option: option.definition.label,
      kind: EVIDENCE_KIND_WORDS[set.kind],
      sample: { show: formatCount(set.sampleSize), value: set.sampleSize },
      accuracy: share(set.accuracy) || null,
      consistency: share(set.consistency) || null,
      latency: set.p95LatencyMs === null ? null : { show: formatCount(set.p95LatencyMs), value: set.p95LatencyMs },
      standing,
      note: {
        show: (
          <>
            {set.note}
            <span className="sub">
              {[originWords(set.origin), figureWords(set, currency), set.recordedBy].filter(Boolean).join(" · ")}
            </span>
          </>
        ),
        value: set.note,
      },
      act: {
        show: mayRecord && !set.isWithdrawn ? <WithdrawEvidence id={set.id} what={option.definition.label} /> : "",
        value: null,
      },
    },
  };
}

function WithInterval({ of, n }: { readonly of: number; readonly n: number }) {
  const { low, high } = wilsonInterval(of, n);
  return (
    <span>
      {formatMeasuredShare(of)}
      <span className="sub nw">
        {formatMeasuredShare(low)} – {formatMeasuredShare(high)}
      </span>
    </span>
  );
}

/** Tokens and cost, where they were measured. */
function figureWords({ inputTokens, outputTokens, costPerRequest }: Measured["set"], currency: string): string {
  return [
    inputTokens !== null &&
      outputTokens !== null &&
      `${formatCount(Math.round(inputTokens))} tokens in, ${formatCount(Math.round(outputTokens))} out`,
    costPerRequest !== null && `${formatMoney(costPerRequest * 1000, currency, { style: "exact" })} per 1,000`,
  ]
    .filter(Boolean)
    .join(", ");
}
