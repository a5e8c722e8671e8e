import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";

type Retirement = TenantAnswers["prices"]["changes"]["retirements"][number];

/** What retires when: the models in use in view, the others of the book a click away. */
export function Retirements({ retirements }: { retirements: readonly Retirement[] }) {
  const used = retirements.filter(({ isInUse }) => isInUse);
  const others = retirements.filter(({ isInUse }) => !isInUse);
  if (retirements.length === 0) return null;
  return (
    <Section title="What retires when" aside="Announced days of models in use">
      <RetirementTable
        caption="Models in use that retire"
        fileName="retirements.csv"
        emptyText="No model in use has an announced last day."
        retirements={used}
      />
      {others.length > 0 && (
        <details className="mt16">
          <summary>{others.length === 1 ? "One other model" : `${others.length} other models`} of the book</summary>
          <RetirementTable
            caption="Other models that retire"
            fileName="other-retirements.csv"
            emptyText=""
            filterLabel="Find a model"
            retirements={others}
          />
        </details>
      )}
    </Section>
  );
}

interface TableProps {
  readonly caption: string;
  readonly fileName: string;
  readonly emptyText: string;
  readonly filterLabel?: string;
  readonly retirements: readonly Retirement[];
}

function RetirementTable({ retirements, filterLabel, ...table }: TableProps) {
  return (
    <DataTable
      {...table}
      {...(filterLabel === undefined ? {} : { filterLabel })}
      phone="one"
      columns={[
        { key: "model", label: "Model", phone: "full" },
        { key: "on", label: "Switched off on" },
        { key: "source", label: "Who says so", hasGap: true },
      ]}
      rows={retirements.map(({ provider, model, retiresOn, source, sourceUrl, checkedOn }) => ({
        id: `${provider}/${model}`,
        cells: {
          model: {
            show: (
              <>
                {model}
                <span className="sub">{provider}</span>
              </>
            ),
            value: `${provider}/${model}`,
          },
          on: { show: formatDay(retiresOn), value: retiresOn },
          source: {
            show: (
              <>
                {sourceUrl ? <a href={sourceUrl}>{source}</a> : source}
                <span className="sub">checked {formatDay(checkedOn)}</span>
              </>
            ),
            value: source,
          },
        },
      }))}
    />
  );
}
