import { Decimal } from "@/server/kernel/decimal";
import { adviceWords, CONFIDENCES, savingWords } from "@/server/review/wording";
import { DataTable } from "../../../../_ui/data-table";
import type { Cell } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { WordedStatus } from "../../_words/worded-status";

export type PolicyEffect = TenantOutputs["policy"]["effect"];
type Answer = NonNullable<PolicyEffect["changed"][number]["after"]>;

interface EffectTableProps {
  readonly effect: PolicyEffect;
  /** What the two columns are called: "In force" and "With this". */
  readonly names: readonly [string, string];
  readonly fileName: string;
}

/** The workloads that are told something else, with both answers side by side. */
export function EffectTable({ effect: { changed, currency }, names: [before, after], fileName }: EffectTableProps) {
  return (
    <DataTable
      caption="Workloads that would be told something else"
      isDense
      phone="one"
      fileName={fileName}
      columns={[
        { key: "workload", label: "Workload", isSortable: true, phone: "full" },
        { key: "before", label: before },
        { key: "after", label: after },
        { key: "saving", label: "Saving a year then", isNumeric: true, isSortable: true, phoneLabel: "Saving then" },
        { key: "confidence", label: "Confidence then", hasGap: true },
      ]}
      rows={changed.map((one) => ({
        id: one.id,
        cells: {
          workload: one.name,
          before: adviceWords(one.before),
          after: { show: <b>{adviceWords(one.after)}</b>, value: adviceWords(one.after) },
          saving: savingCell(one.after, currency),
          confidence: one.after && {
            show: <WordedStatus of={CONFIDENCES[one.after.confidence]} />,
            value: CONFIDENCES[one.after.confidence].word,
          },
        },
      }))}
    />
  );
}

function savingCell(answer: Answer | null, currency: string): Cell {
  if (!answer?.yearlySaving) return null;
  const { adverse, expected } = answer.yearlySaving;
  const range = { low: new Decimal(adverse).toFixed(), high: new Decimal(expected).toFixed() };
  return { show: <span className="nw">{savingWords(range, currency)}</span>, value: expected };
}
