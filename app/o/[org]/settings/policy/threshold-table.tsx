import type { PolicyDefault } from "@/server/engine";
import { atPath } from "@/server/kernel/at-path";
import { changesWords } from "@/server/review/wording";
import { DataTable } from "../../../../_ui/data-table";
import type { CsvValue } from "@/server/kernel/csv";
import type { TenantOutputs } from "../../_words/outputs";
import { thresholdWords } from "./threshold-words";

type Trials = TenantOutputs["policy"]["tryThresholds"]["trials"];

interface ThresholdTableProps {
  readonly policy: TenantOutputs["policy"]["read"];
  /** Null: they are being counted. */
  readonly trials: Trials | null;
  readonly currency: string;
}

/** Every threshold: what it decides, what it is, what hangs on it, and whose number the default is. */
export function ThresholdTable({ policy, trials, currency }: ThresholdTableProps) {
  return (
    <DataTable
      caption="Thresholds of the policy"
      filterLabel="Find a threshold"
      fileName="policy.csv"
      isDense
      phone="one"
      columns={[
        { key: "meaning", label: "What it decides", isSortable: true, phone: "full" },
        { key: "inForce", label: "In force", isNumeric: true },
        { key: "standard", label: "Default", isNumeric: true },
        { key: "moves", label: "What hangs on it", hasGap: true },
        { key: "source", label: "Source of the default", isSortable: true, hasGap: true },
      ]}
      rows={(Object.entries(policy.defaults) as [string, PolicyDefault][]).map(
        ([key, { value, unit, meaning, source }]) => {
          const held = atPath(policy.inForce, key);
          const words = thresholdWords(held, unit, currency);
          const isOwn = atPath(policy.thresholds, key) !== undefined;
          const tried = trials && (trials[key] ?? []);
          return {
            id: key,
            isInUse: isOwn,
            cells: {
              meaning: {
                show: (
                  <>
                    {meaning}
                    <span className="sub" id={key}>
                      <code>{key}</code>
                    </span>
                  </>
                ),
                value: `${meaning} (${key})`,
              },
              inForce: { show: isOwn ? <b>{words}</b> : words, value: asValue(held) },
              standard: { show: thresholdWords(value, unit, currency), value: asValue(value) },
              moves: { show: <Moves tried={tried} unit={unit} currency={currency} />, value: movesValue(tried) },
              source: { show: <span className="small muted threshold-source">{source}</span>, value: source },
            },
          };
        },
      )}
    />
  );
}

interface MovesProps {
  readonly tried: NonNullable<Trials[string]> | null;
  readonly unit: PolicyDefault["unit"];
  readonly currency: string;
}

/** `At 6 months two change`, with their names. */
function Moves({ tried, unit, currency }: MovesProps) {
  if (tried === null) return <span className="sk w2" />;
  if (tried.length === 0) return <span className="muted">Nothing near it</span>;
  return tried.map(({ value, changed }) => (
    <span key={JSON.stringify(value)} className="moves">
      At {thresholdWords(value, unit, currency)} <b>{changesWords(changed.length)}</b>
      <span className="sub">{changed.join(", ")}</span>
    </span>
  ));
}

const movesValue = (tried: MovesProps["tried"]): string =>
  (tried ?? []).map(({ value, changed }) => `${JSON.stringify(value)}: ${changed.join(", ") || "none"}`).join("; ");

const asValue = (value: unknown): CsvValue =>
  typeof value === "number" || typeof value === "boolean" ? value : JSON.stringify(value);
