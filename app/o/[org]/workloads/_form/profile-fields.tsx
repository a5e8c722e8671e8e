"use client";

import { TASKS } from "@/server/engine";
import { TASK_WORDS } from "../../../../_decision/task-words";
import { Checkbox } from "../../../../_ui/checkbox";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { TRAITS } from "../[id]/_words/profile-words";
import { percentFault, percentOf } from "./form-values";
import { OutcomeFields } from "./outcome-fields";
import type { TypedProfile } from "./profile-from-form";

/** What stands in the fields: a stored profile, or what a template fills in. */
export type StartingProfile = Partial<TypedProfile>;

interface ProfileFieldsProps {
  readonly name?: string;
  readonly ownerName?: string;
  readonly profile?: StartingProfile;
  readonly errors: Readonly<Record<string, string>>;
}

const waitsOf = (profile: StartingProfile | undefined): string =>
  profile?.interactive === true ? "yes" : profile?.interactive === false ? "no" : "task";

/** What a person knows of a workload: its name, its task, what it requires. */
export function ProfileFields({ name, ownerName, profile, errors }: ProfileFieldsProps) {
  const { requirements } = profile ?? {};
  return (
    <>
      <input type="hidden" name="template" value={profile?.template ?? ""} />
      <div className="row2">
        <Field label="Name" name="name" defaultValue={name} required error={errors.name} />
        <Field label="Owner" name="ownerName" defaultValue={ownerName} error={errors.ownerName} />
      </div>
      <fieldset>
        <legend>What is required</legend>
        <div className="row2">
          <Field
            label="Accuracy"
            unit="%"
            name="accuracy"
            isNumeric
            defaultValue={percentOf(requirements?.accuracy)}
            error={percentFault(errors["profile.requirements.accuracy"])}
          />
          <Field
            label="Consistency"
            unit="%"
            name="consistency"
            isNumeric
            defaultValue={percentOf(requirements?.consistency)}
            error={percentFault(errors["profile.requirements.consistency"])}
          />
          <Field
            label="p95 latency"
            unit="ms at most"
            name="p95LatencyMs"
            isNumeric
            defaultValue={requirements?.p95LatencyMs ?? ""}
            error={errors["profile.requirements.p95LatencyMs"]}
          />
        </div>
        <p className="hint">Leave empty what is not required. Without any requirement nothing can be proven.</p>
      </fieldset>
      <fieldset>
        <legend>The task</legend>
        <div className="row2">
          <Select
            label="Kind of task"
            name="task"
            defaultValue={profile?.task ?? "classification"}
            options={TASKS.map((value) => ({ value, label: TASK_WORDS[value] }))}
            error={errors["profile.task"]}
          />
          <Select
            label="Somebody waits for the answer"
            name="interactive"
            defaultValue={waitsOf(profile)}
            options={[
              { value: "task", label: "As the task says" },
              { value: "yes", label: "Yes" },
              { value: "no", label: "No: batches will do" },
            ]}
          />
          <Field
            label="Changes a year"
            name="changesPerYear"
            isNumeric
            defaultValue={profile?.changesPerYear ?? 0}
            hint="How often what is right changes."
            error={errors["profile.changesPerYear"]}
          />
          <Field
            label="Labelled examples"
            name="labelledExamples"
            isNumeric
            defaultValue={profile?.labelledExamples ?? 0}
            error={errors["profile.labelledExamples"]}
          />
        </div>
        {TRAITS.map(({ key, label, hint }) => (
          <Checkbox key={key} name={key} label={label} hint={hint} defaultChecked={profile?.[key] ?? false} />
        ))}
      </fieldset>
      <OutcomeFields profile={profile} errors={errors} />
    </>
  );
}
