"use client";

import { useState } from "react";
import { formatMoney } from "@/server/kernel/format";
import { STAFF_PRESETS, STAFF_WORK, staffLineOf, type StaffLine } from "@/server/workloads/schema";
import { Button } from "../../../../_ui/button";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import type { OptionPartProps } from "./option-fields";

const WORK_WORDS: Readonly<Record<(typeof STAFF_WORK)[number], string>> = {
  data: "Data curation, once",
  evaluation: "Evaluation, once",
  integration: "Integration, once",
  upkeep: "Upkeep, every month",
};

interface Line {
  /** Tells lines apart while they are edited. */
  readonly key: number;
  readonly line: Partial<StaffLine>;
}

/** The presets' salaries are US dollars: elsewhere they are left to be typed. */
function presetLine(preset: (typeof STAFF_PRESETS)[number], currency: string): Partial<StaffLine> {
  const { salaryYearly, ...line } = staffLineOf(preset);
  return currency === "USD" ? { ...line, salaryYearly } : line;
}

/** People's time as cost lines: share of a post × salary, with presets to begin with. */
export function OptionPeople({ definition, errors, currency }: OptionPartProps) {
  const [lines, setLines] = useState<readonly Line[]>((definition?.staff ?? []).map((line, key) => ({ key, line })));
  const add = (more: readonly Partial<StaffLine>[]) => {
    const next = Math.max(-1, ...lines.map(({ key }) => key)) + 1;
    setLines([...lines, ...more.map((line, at) => ({ key: next + at, line }))]);
  };
  const [engineer] = STAFF_PRESETS.filter(({ role }) => role === "ML engineer");
  return (
    <fieldset>
      <legend>People</legend>
      <p className="hint">
        Added to the costs above: share of a post × salary a year, for so many months or every month.
        {engineer &&
          ` Presets: an ML engineer earns ${formatMoney(engineer.salary.from, "USD", { style: "whole" })} to ${formatMoney(engineer.salary.to, "USD", { style: "whole" })} (US dollars; ${engineer.salary.source}); the shares are a start.${currency === "USD" ? "" : ` Nothing is converted: write the salaries in ${currency}.`}`}
      </p>
      {lines.map(({ key, line }, at) => (
        <div key={key} className="row2 staff-line">
          <Select
            label="Work"
            name={`staff.${key}.work`}
            defaultValue={line.work ?? "upkeep"}
            options={STAFF_WORK.map((value) => ({ value, label: WORK_WORDS[value] }))}
          />
          <Field
            label="Who"
            name={`staff.${key}.role`}
            defaultValue={line.role}
            error={errors[`staff[${at}].role`] ?? errors[`staff.${at}.role`]}
          />
          <Field
            label="Share of a post"
            unit="1 is full time"
            name={`staff.${key}.share`}
            isNumeric
            defaultValue={line.share ?? ""}
            error={errors[`staff.${at}.share`]}
          />
          <Field
            label="Salary"
            unit={`${currency} a year`}
            name={`staff.${key}.salaryYearly`}
            isNumeric
            defaultValue={line.salaryYearly ?? ""}
            error={errors[`staff.${at}.salaryYearly`]}
          />
          <Field
            label="For"
            unit="months"
            name={`staff.${key}.months`}
            isNumeric
            defaultValue={line.months ?? ""}
            hint="Empty for upkeep."
            error={errors[`staff[${at}].months`] ?? errors[`staff.${at}.months`]}
          />
          <div className="acts">
            <Button look="quiet" isSmall onClick={() => setLines(lines.filter((one) => one.key !== key))}>
              Remove<span className="vh"> {line.role ?? "this line"}</span>
            </Button>
          </div>
        </div>
      ))}
      <div className="acts">
        <Button look="second" isSmall onClick={() => add([{}])}>
          Add a line
        </Button>
        {lines.length === 0 && (
          <Button look="quiet" isSmall onClick={() => add(STAFF_PRESETS.map((preset) => presetLine(preset, currency)))}>
            {currency === "USD" ? "Begin with the presets" : "Begin with the presets, without salaries"}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
