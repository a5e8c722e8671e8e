"use client";

import {
  INSIDE,
  NUMBER_STYLES,
  TOKEN_BUCKETS,
  TOKEN_UNITS,
  type NumberStyle,
  type TokenUnit,
} from "@/server/ingest/schema";
import { RadioCards } from "../../../../_ui/radio-cards";
import { Select } from "../../../../_ui/select";
import { ColumnChoice, placeOf } from "./column-choice";
import type { MappingPartProps } from "./mapping-fields";
import { BUCKET_WORDS, INSIDE_WORDS, NUMBER_WORDS, UNIT_WORDS } from "./mapping-words";

/** Which columns hold tokens, and whether one counts another. */
export function TokenFields({ draft, columns, onChange, open }: MappingPartProps) {
  const asked = INSIDE.filter(
    ({ whole, parts }) => draft.buckets[whole] !== "" && parts.some((part) => draft.buckets[part] !== ""),
  );
  return (
    <>
      <div className="row2">
        {TOKEN_BUCKETS.map((bucket) => {
          const [label, hint] = BUCKET_WORDS[bucket];
          const column = draft.buckets[bucket];
          return (
            <ColumnChoice
              key={bucket}
              label={label}
              hint={hint}
              columns={columns}
              choice={column === "" ? null : { column }}
              onChoose={(choice) =>
                onChange({
                  buckets: { ...draft.buckets, [bucket]: choice && "column" in choice ? choice.column : "" },
                })
              }
              none="Not in the file"
              error={open[`tokens.${bucket}`] ?? (bucket === "input" ? open.tokens : undefined)}
            />
          );
        })}
        <Select
          label="A number stands for"
          hint="Bills often count in thousands."
          value={draft.unit}
          onChange={({ target }) => onChange({ unit: target.value as TokenUnit })}
          options={TOKEN_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] }))}
        />
      </div>
      {asked.map(({ answer }) => {
        const { legend, yes, no, example } = INSIDE_WORDS[answer];
        return (
          <RadioCards
            key={answer}
            legend={legend}
            name={answer}
            value={draft.inside[answer]}
            onPick={(said) => onChange({ inside: { ...draft.inside, [answer]: said as "yes" | "no" } })}
            error={open[`tokens.${answer}`]}
            options={[
              { value: "yes", label: yes, description: `${example} are 1,000 tokens in all.` },
              { value: "no", label: no, description: `${example} are 1,800 tokens in all.` },
            ]}
          />
        );
      })}
    </>
  );
}

const REQUESTS = ["not-counted", "one-a-row"] as const;

/** How numbers are written, what a request is, and what the source says it cost. */
export function AmountFields({ draft, columns, onChange, open }: MappingPartProps) {
  const { requests, cost } = draft;
  const isUsage = draft.kind === "usage";
  return (
    <div className="row2">
      <Select
        label="How numbers are written"
        hint="Thousands may be left together in both."
        value={draft.numbers}
        onChange={({ target }) => onChange({ numbers: target.value as NumberStyle })}
        options={NUMBER_STYLES.map((style) => ({ value: style, label: NUMBER_WORDS[style] }))}
      />
      {isUsage && (
        <Select
          label="Requests"
          hint="Where they are not counted they are unknown, not none."
          value={typeof requests === "string" ? requests : String(placeOf(requests.column, columns))}
          onChange={({ target: { value } }) =>
            onChange({
              requests: REQUESTS.find((word) => word === value) ?? { column: columns[Number(value)] ?? "" },
            })
          }
          options={[
            { value: "not-counted", label: "Not counted in the file" },
            { value: "one-a-row", label: "Every row is one request" },
            ...columns.map((column, index) => ({ value: String(index), label: column })),
          ]}
        />
      )}
      <ColumnChoice
        label={isUsage ? "Cost" : "Amount"}
        hint={
          isUsage
            ? "What the source says it cost: kept beside the value, never in its place."
            : "Credits may be below 0."
        }
        columns={columns}
        choice={cost === "" ? null : { column: cost }}
        onChoose={(choice) => onChange({ cost: choice && "column" in choice ? choice.column : "" })}
        none={isUsage ? "Not in the file" : "Choose a column"}
        error={open.cost}
      />
      {cost !== "" && (
        <ColumnChoice
          label="Currency"
          hint="An amount without a currency is refused."
          columns={columns}
          choice={draft.currency}
          onChoose={(currency) => onChange({ currency })}
          none="Choose a column"
          constantLabel="The same in every row"
          error={open["cost.currency"]}
        />
      )}
      {isUsage && (
        <ColumnChoice
          label="Failed requests"
          hint="Counted among the requests."
          columns={columns}
          choice={draft.failedRequests === "" ? null : { column: draft.failedRequests }}
          onChoose={(choice) => onChange({ failedRequests: choice && "column" in choice ? choice.column : "" })}
          none="Not in the file"
        />
      )}
    </div>
  );
}
