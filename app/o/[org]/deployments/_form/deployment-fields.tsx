"use client";

import { INVESTMENT_KINDS } from "@/server/roi/schema";
import type { TenantAnswers } from "../../../../_api/answers";
import { Checkbox } from "../../../../_ui/checkbox";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { TextArea } from "../../../../_ui/text-area";
import { investedSum, priceLines, priceOfLines } from "./deployment-from-form";

type Deployment = TenantAnswers["deployments"]["read"];

interface DeploymentFieldsProps {
  /** What is there already; absent for a new one. */
  readonly one?: Deployment;
  readonly currency: string;
  readonly errors: Readonly<Record<string, string>>;
}

const LEVELS = ["1, prompting", "2, retrieval", "3, fine-tuning", "4, continued pre-training", "5, from scratch"];
const HOSTINGS = [
  { value: "", label: "Not said" },
  { value: "api", label: "API" },
  { value: "managed", label: "Managed" },
  { value: "self-hosted", label: "Self-hosted" },
];

/** Everything that a person writes down about a deployment but its days. */
export function DeploymentFields({ one, currency, errors }: DeploymentFieldsProps) {
  return (
    <>
      <div className="row2">
        <Field label="Name" name="name" defaultValue={one?.name} required error={errors.name} />
        <Select
          label="Level"
          name="level"
          defaultValue={String(one?.level ?? 3)}
          options={LEVELS.map((label, at) => ({ value: String(at + 1), label }))}
          error={errors.level}
        />
        <Select
          label="Hosting"
          name="hosting"
          defaultValue={one?.hosting ?? ""}
          options={HOSTINGS}
          error={errors.hosting}
        />
        <Field
          label="Option of the workload"
          name="optionKey"
          defaultValue={one?.optionKey}
          hint="Its key, such as llama-3.1-8b."
          error={errors.optionKey}
        />
      </div>
      <TextArea
        label="Models that serve it"
        name="models"
        rows={3}
        defaultValue={one?.models.join("\n")}
        hint="One id a line, as usage names it: its requests and tokens are then read from usage."
        error={errors.models ?? errors["models.0"]}
      />
      <PlanFields one={one} currency={currency} errors={errors} />
      <BaselineFields one={one} currency={currency} errors={errors} />
      <fieldset>
        <legend>Its life</legend>
        <div className="row2">
          <Field
            label="Its base is switched off on"
            name="retiresOn"
            type="date"
            defaultValue={one?.retirement?.from === "typed" ? one.retirement.on : ""}
            hint="Left empty, the price book’s date counts."
            error={errors.retiresOn}
          />
          <Field
            label="Train it anew every"
            unit="days"
            name="retrainEvery"
            isNumeric
            defaultValue={one?.retrainEvery ?? ""}
            hint="Left empty, retraining is due when quality drifts."
            error={errors.retrainEvery}
          />
        </div>
        <Field
          label="Fallback route"
          name="fallbackRoute"
          defaultValue={one?.fallbackRoute}
          hint="Where requests outside its training distribution go."
          error={errors.fallbackRoute}
        />
      </fieldset>
    </>
  );
}

function PlanFields({ one, currency, errors }: DeploymentFieldsProps) {
  return (
    <fieldset>
      <legend>The plan, and what it took</legend>
      <div className="row2">
        <Field
          label="Planned up-front"
          unit={currency}
          name="plan.upfront"
          isNumeric
          defaultValue={one?.plan?.upfront ?? ""}
          error={errors["plan.upfront"]}
        />
        <Field
          label="Planned saving"
          unit={`${currency} a month`}
          name="plan.monthlySaving"
          isNumeric
          defaultValue={one?.plan?.monthlySaving ?? ""}
          error={errors["plan.monthlySaving"]}
        />
        {INVESTMENT_KINDS.map((kind) => (
          <Field
            key={kind}
            label={`Invested, ${kind}`}
            unit={currency}
            name={`investment.${kind}`}
            isNumeric
            defaultValue={investedSum(one?.investment ?? [], kind)}
            error={errors[`investment.${kind}`]}
          />
        ))}
      </div>
    </fieldset>
  );
}

function BaselineFields({ one, currency, errors }: DeploymentFieldsProps) {
  const { baseline } = one ?? {};
  const followsBook = (baseline?.priceOf?.length ?? 0) > 0;
  return (
    <fieldset>
      <legend>The baseline: a request before the change</legend>
      <div className="row2">
        <Field
          label="Input tokens"
          unit="a request"
          name="inputTokensPerRequest"
          isNumeric
          defaultValue={baseline?.inputTokensPerRequest ?? ""}
          error={errors["baseline.inputTokensPerRequest"]}
        />
        <Field
          label="Of them from the cache"
          unit="a request"
          name="cachedInputTokensPerRequest"
          isNumeric
          defaultValue={baseline?.cachedInputTokensPerRequest ?? ""}
          error={errors["baseline.cachedInputTokensPerRequest"]}
        />
        <Field
          label="Output tokens"
          unit="a request"
          name="outputTokensPerRequest"
          isNumeric
          defaultValue={baseline?.outputTokensPerRequest ?? ""}
          error={errors["baseline.outputTokensPerRequest"]}
        />
      </div>
      <TextArea
        label="Models whose price it follows"
        name="priceOf"
        rows={2}
        defaultValue={priceOfLines(baseline?.priceOf)}
        hint="Provider, model, share by line, such as: openai, gpt-4.1, 100 %. Their dated prices are those of the book, with your contracts."
        error={errors["baseline.priceOf"]}
      />
      <TextArea
        label="Or prices from a day on"
        unit={currency}
        name="prices"
        rows={3}
        defaultValue={followsBook ? "" : priceLines(baseline?.prices ?? [])}
        hint="By line: 2026-01-01, 2.5, 1.25, 10 for input, cached input and output a million tokens; 2026-01-01, 0.01 for a request."
        error={errors["baseline.prices"]}
      />
      <Checkbox label="The profile is estimated" name="isEstimated" defaultChecked={baseline?.isEstimated ?? false} />
    </fieldset>
  );
}
