"use client";

import { Field } from "../../../../_ui/field";
import type { OptionPartProps } from "./option-fields";

type Amount = "retrievalPerRequest" | "monthlyFixed" | "maintenanceMonthly";

const RUNNING: readonly {
  readonly key: Amount;
  readonly label: string;
  readonly unit: string;
  readonly hint?: string;
}[] = [
  { key: "monthlyFixed", label: "Fixed", unit: "a month", hint: "Search index, licences, hosting by a provider." },
  { key: "maintenanceMonthly", label: "Upkeep", unit: "a month", hint: "Retraining, evaluation, people." },
  { key: "retrievalPerRequest", label: "Retrieval", unit: "a request" },
];

const ONCE = [
  { key: "training", label: "Training" },
  { key: "data", label: "Data" },
  { key: "evaluation", label: "Evaluation" },
  { key: "integration", label: "Integration" },
  { key: "total", label: "Or all of it" },
] as const;

const shown = (value: number | null | undefined): number | string =>
  value === null || value === undefined ? "" : value;

/** What it costs besides tokens: every month, and once. */
export function OptionCosts({ definition, errors, currency }: OptionPartProps) {
  return (
    <>
      <fieldset>
        <legend>Costs besides tokens</legend>
        <div className="row2">
          {RUNNING.map(({ key, label, unit, hint }) => (
            <Field
              key={key}
              label={label}
              unit={`${currency} ${unit}`}
              name={key}
              isNumeric
              defaultValue={shown(definition?.[key])}
              hint={hint}
              error={errors[key]}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Once, before it runs</legend>
        <div className="row2">
          {ONCE.map(({ key, label }) => (
            <Field
              key={key}
              label={label}
              unit={currency}
              name={`upfront.${key}`}
              isNumeric
              defaultValue={shown(definition?.upfront?.[key])}
              error={errors[`upfront.${key}`]}
            />
          ))}
        </div>
        <p className="hint">
          Left empty, the project is estimated from the cost of training, and the page says so. What is in use has paid
          it already.
        </p>
      </fieldset>
    </>
  );
}
