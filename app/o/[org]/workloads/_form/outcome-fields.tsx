"use client";

import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { percentFault, percentOf } from "./form-values";
import type { StartingProfile } from "./profile-fields";

interface OutcomeFieldsProps {
  readonly profile: StartingProfile | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** What one successful result is, how many a request brings, and how their success is known. */
export function OutcomeFields({ profile, errors }: OutcomeFieldsProps) {
  const unit = profile?.outcomeUnit;
  return (
    <fieldset>
      <legend>What a result is called</legend>
      <div className="row2">
        <Field
          label="One successful result"
          name="outcomeName"
          defaultValue={unit?.name}
          hint="A ticket solved, a document read: its cost is followed by month."
          error={errors["profile.outcomeUnit.name"]}
        />
        <Field
          label="Results a request"
          name="outcomePerRequest"
          isNumeric
          defaultValue={unit?.perRequest ?? ""}
          hint="0.25 where four requests make one."
          error={errors["profile.outcomeUnit.perRequest"]}
        />
        <Select
          label="Share that succeeds"
          name="successFrom"
          defaultValue={unit?.successFrom ?? ""}
          options={[
            { value: "", label: "All: each one counted is a success" },
            { value: "accuracy", label: "As the accuracy measured of what is in use" },
            { value: "consistency", label: "As the consistency measured of what is in use" },
            { value: "typed", label: "Typed, with the day it was measured" },
          ]}
        />
        <Field
          label="Aimed at"
          unit="% succeed"
          name="outcomeTarget"
          isNumeric
          defaultValue={percentOf(unit?.target)}
          error={percentFault(errors["profile.outcomeUnit.target"])}
        />
      </div>
    </fieldset>
  );
}
