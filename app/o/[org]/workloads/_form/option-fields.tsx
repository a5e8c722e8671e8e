"use client";

import { HOSTINGS, LEVELS } from "@/server/engine";
import { LEVEL_NAMES } from "@/server/review/wording";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { Checkbox } from "../../../../_ui/checkbox";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { TextArea } from "../../../../_ui/text-area";
import { percentFault, percentOf } from "./form-values";

export interface OptionPartProps {
  readonly definition: OptionDefinitionInput | undefined;
  readonly errors: Readonly<Record<string, string>>;
  readonly currency: string;
}

const HOSTING_WORDS: Readonly<Record<(typeof HOSTINGS)[number], string>> = {
  api: "The provider's general model",
  managed: "Your model, a provider hosts it",
  "self-hosted": "Your own machines",
};

const FLAGS = [
  { key: "promptOptimised", label: "Its prompt has been worked on" },
  { key: "caching", label: "Its prompt is cached" },
  { key: "batch", label: "It answers in batches" },
  { key: "retrieval", label: "It retrieves" },
  { key: "distilled", label: "It was distilled from a larger model" },
] as const;

/** What an option is called, where it stands, what serves it. */
export function OptionIdentity({ definition, errors, isRouter }: OptionPartProps & { readonly isRouter: boolean }) {
  return (
    <>
      <Field
        label="Name"
        name="label"
        defaultValue={definition?.label}
        hint="As people call it: GPT-4.1 mini, fine-tuned."
        error={errors.label}
      />
      <div className="row2">
        <Select
          label="Level"
          name="level"
          defaultValue={String(definition?.level ?? 1)}
          options={LEVELS.map((level) => ({ value: String(level), label: `${level} ${LEVEL_NAMES[level]}` }))}
          error={errors.level}
        />
        {!isRouter && (
          <Select
            label="Hosting"
            name="hosting"
            defaultValue={definition?.hosting ?? "api"}
            options={HOSTINGS.map((value) => ({ value, label: HOSTING_WORDS[value] }))}
            error={errors.hosting}
          />
        )}
      </div>
      <TextArea
        label="Models that serve it"
        name="models"
        rows={3}
        defaultValue={(definition?.models ?? []).join("\n")}
        hint="One model id a line, as usage reports it. Usage on these models shows that the option is in use."
        error={firstOf(errors, "models")}
      />
      <div className="row2">
        <Field
          label="Version of the prompt"
          name="promptVersion"
          defaultValue={definition?.promptVersion}
          hint="Another version asks for new evidence."
          error={errors.promptVersion}
        />
        <Field
          label="Training run"
          name="trainingRun"
          defaultValue={definition?.trainingRun}
          error={errors.trainingRun}
        />
      </div>
    </>
  );
}

/** How it works: what changes its tokens, its price and its speed. */
export function OptionTraits({ definition, errors }: OptionPartProps) {
  return (
    <fieldset>
      <legend>How it works</legend>
      {FLAGS.map(({ key, label }) => (
        <Checkbox key={key} name={key} label={label} defaultChecked={definition?.[key] ?? false} error={errors[key]} />
      ))}
      <div className="row2">
        <Field
          label="Shorter prompt"
          unit="% of input saved"
          name="promptReduction"
          isNumeric
          defaultValue={percentOf(definition?.promptReduction ?? 0)}
          error={percentFault(errors.promptReduction)}
        />
        <Field
          label="Switched off on"
          name="retiresOn"
          type="date"
          defaultValue={definition?.retiresOn ?? ""}
          hint="Empty: as the price book says."
          error={errors.retiresOn}
        />
        <Field
          label="Examples in the prompt"
          unit="tokens added"
          name="addedInput.fewShot"
          isNumeric
          defaultValue={definition?.addedInput?.fewShot ?? ""}
          error={errors["addedInput.fewShot"]}
        />
        <Field
          label="Retrieved passages"
          unit="tokens added"
          name="addedInput.retrieved"
          isNumeric
          defaultValue={definition?.addedInput?.retrieved ?? ""}
          error={errors["addedInput.retrieved"]}
        />
      </div>
    </fieldset>
  );
}

/** A fault of a list, or the first of one of its items. */
export const firstOf = (errors: Readonly<Record<string, string>>, path: string): string | undefined =>
  errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`) || at.startsWith(`${path}[`))?.[1];
