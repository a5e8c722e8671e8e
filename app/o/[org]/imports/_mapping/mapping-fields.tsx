"use client";

import { DATE_FORMATS, MAPPED_LABELS, type DateFormat } from "@/server/ingest/schema";
import { RadioCards } from "../../../../_ui/radio-cards";
import { Select } from "../../../../_ui/select";
import { ColumnChoice } from "./column-choice";
import type { MappingDraft } from "./mapping-draft";
import { DATE_WORDS, LABEL_WORDS } from "./mapping-words";

export interface MappingPartProps {
  readonly draft: MappingDraft;
  readonly columns: readonly string[];
  readonly onChange: (part: Partial<MappingDraft>) => void;
  /** What is still open, by the path of its field; shown once a person has tried to go on. */
  readonly open: Readonly<Record<string, string>>;
}

/** What a row is, and when, whose and of which model it was. */
export function RowFields({ draft, columns, onChange, open }: MappingPartProps) {
  return (
    <>
      <RadioCards
        legend="What does the file tell?"
        name="kind"
        value={draft.kind}
        onPick={(kind) => onChange({ kind: kind as MappingDraft["kind"] })}
        options={[
          { value: "usage", label: "Usage", description: "Tokens by day and model, perhaps with a cost beside them." },
          {
            value: "cost",
            label: "A bill",
            description: "Amounts without tokens: held against what usage is worth, never added to it.",
          },
        ]}
      />
      <div className="row2">
        <ColumnChoice
          label="Day or time"
          hint="When the usage was. Times without a zone are read as UTC."
          columns={columns}
          choice={draft.dayColumn === "" ? null : { column: draft.dayColumn }}
          onChoose={(choice) => onChange({ dayColumn: choice && "column" in choice ? choice.column : "" })}
          none="Choose a column"
          error={open["day.column"]}
        />
        <Select
          label="How it is written"
          hint="02/01/2026 may be January or February: nobody but you can know."
          value={draft.dayFormat}
          onChange={({ target }) => onChange({ dayFormat: target.value as DateFormat })}
          options={[
            { value: "", label: "Choose how", isDisabled: true },
            ...DATE_FORMATS.map((format) => ({ value: format, label: DATE_WORDS[format] })),
          ]}
          error={open["day.format"]}
        />
        <ColumnChoice
          label="Provider"
          hint="Who sells the model: openai, anthropic, google, azure …"
          columns={columns}
          choice={draft.provider}
          onChoose={(provider) => onChange({ provider })}
          none="Choose a column"
          constantLabel="The same in every row"
          error={open.provider}
        />
        <ColumnChoice
          label="Model"
          hint="As the provider calls it. A row without a model is refused."
          columns={columns}
          choice={draft.model}
          onChoose={(model) => onChange({ model })}
          none="Choose a column"
          constantLabel="The same in every row"
          error={open.model}
        />
      </div>
    </>
  );
}

/** What rows are labelled with: workloads are found by it. */
export function LabelFields({ draft, columns, onChange }: MappingPartProps) {
  const chosen = Object.values(draft.labels).filter((choice) => choice !== null).length;
  return (
    <details>
      <summary>
        Labels and tiers, {chosen === 0 ? "none chosen" : `${chosen} chosen`}: what workloads are found by
      </summary>
      <div className="row2 mt16">
        {[...MAPPED_LABELS, "batch" as const].map((label) => {
          const [title, hint] = LABEL_WORDS[label];
          return (
            <ColumnChoice
              key={label}
              label={title}
              hint={hint}
              columns={columns}
              choice={draft.labels[label]}
              onChoose={(choice) => onChange({ labels: { ...draft.labels, [label]: choice } })}
              none="Not in the file"
              {...(label === "batch" ? {} : { constantLabel: "The same in every row" })}
            />
          );
        })}
      </div>
    </details>
  );
}
