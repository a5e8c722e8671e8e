import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { PlanningForm } from "./planning-form";
import { thresholdWords } from "./threshold-words";

interface PlanningSectionProps {
  readonly policy: TenantOutputs["policy"]["read"];
  readonly currency: string;
  readonly mayEdit: boolean;
}

/** What plans are made with and the engine does not ask: how long a level takes, how closely bills must agree. */
export function PlanningSection({ policy, currency, mayEdit }: PlanningSectionProps) {
  const { inForce, own, defaults } = policy.planning;
  const rows = Object.entries(defaults) as [keyof typeof inForce, (typeof defaults)[string]][];
  return (
    <Section title="Planning beside the thresholds" aside="No recommendation changes with it" id="planning">
      <DataTable
        caption="Lead times by level and the tolerance of the reconciliation"
        fileName="planning.csv"
        isDense
        phone="one"
        columns={[
          { key: "meaning", label: "What it says", phone: "full" },
          { key: "inForce", label: "In force", isNumeric: true },
          { key: "standard", label: "Default", isNumeric: true },
          { key: "source", label: "Source of the default", hasGap: true },
        ]}
        rows={rows.map(([key, { value, unit, meaning, source }]) => {
          const words = thresholdWords(inForce[key], unit, currency);
          return {
            id: key,
            isInUse: own[key] !== undefined,
            cells: {
              meaning: key.startsWith("leadWeeks.") ? `Level ${key.slice(-1)}. ${meaning}` : meaning,
              inForce: { show: own[key] === undefined ? words : <b>{words}</b>, value: inForce[key] },
              standard: { show: thresholdWords(value, unit, currency), value },
              source,
            },
          };
        })}
      />
      {mayEdit && <PlanningForm planning={policy.planning} thresholds={policy.thresholds} basedOn={policy.version} />}
    </Section>
  );
}
