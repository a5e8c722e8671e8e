import type { Change } from "@/server/what-if";
import { droppedChanges } from "@/server/what-if";
import { Note } from "../../../../_ui/note";
import { Section } from "../../../../_ui/section";
import { WhatIf } from "../../../../_what-if/what-if";
import type { TenantOutputs } from "../../_words/outputs";

interface WhatIfSectionProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly scenarios: TenantOutputs["scenarios"]["list"];
  /** The scenario that the address names. */
  readonly opened: string | null;
  readonly path: string;
  readonly query: string;
  readonly maySave: boolean;
}

/** Suppose something else about the workload: answered on the page, saved as a scenario, shared by its address. */
export function WhatIfSection({ work, scenarios, opened, path, query, maySave }: WhatIfSectionProps) {
  const { answer, quarter, prices } = work;
  const { input, recommendation, present, labels } = answer;
  if (!input || !recommendation) return null;
  const scenario = scenarios.find(({ id }) => id === opened);
  const dropped: readonly Change[] = scenario ? droppedChanges(input, scenario.changes) : [];
  const initial = (scenario?.changes ?? []).filter((change) => !dropped.includes(change));
  return (
    <Section
      title="What if it were otherwise"
      aside={scenario ? `scenario “${scenario.name}”` : "the engine answers on this page"}
      id="what-if"
    >
      {dropped.length > 0 && (
        <div className="mb16">
          <Note title="Part of this scenario has no place any more">
            {dropped.map(({ path: place }) => place).join(", ")}
          </Note>
        </div>
      )}
      <WhatIf
        key={scenario?.id ?? "present"}
        workloadId={answer.id}
        quarter={quarter.key}
        prices={prices}
        input={input}
        recommendation={recommendation}
        present={present}
        labels={labels}
        initial={initial}
        scenariosHref={`${path}/scenarios${query}`}
        scenarioCount={scenarios.length}
        maySave={maySave}
      />
    </Section>
  );
}
