"use client";

import { RadioCards } from "@/app/_ui/radio-cards";
import type { Change, Question } from "@/server/calculator";
import type { EngineOption } from "@/server/engine";
import { NumberField } from "./number-field";
import { evidenceFor, standingOf, statedIn, type Standing } from "./_words/measured";

const METRIC_FIELDS = {
  accuracy: { label: "Accuracy", unit: "%", scale: 100, max: 1 },
  consistency: { label: "Consistency", unit: "%", scale: 100, max: 1 },
  p95LatencyMs: { label: "p95 latency", unit: "ms", scale: 1, max: 1e9 },
} as const;
const METRICS = ["accuracy", "consistency", "p95LatencyMs"] as const;

interface TargetFieldsProps {
  readonly question: Question;
  readonly change: (change: Change) => void;
}

/** What is good enough; an emptied field states nothing. */
export function TargetFields({ question, change }: TargetFieldsProps) {
  const { requirements } = question.input.workload;
  const [first, ...more] = METRICS;
  const field = (metric: (typeof METRICS)[number]) => (
    <NumberField
      key={metric}
      {...METRIC_FIELDS[metric]}
      min={metric === "p95LatencyMs" ? 1 : 0}
      value={requirements?.[metric] ?? null}
      onValue={(value) => change({ kind: "requirements", requirements: { [metric]: value } })}
      onEmpty={() => change({ kind: "requirements", requirements: { [metric]: null } })}
    />
  );
  return (
    <fieldset>
      <legend>What is good enough</legend>
      <div className="row2">
        {field(first)}
        {field("consistency")}
      </div>
      <div className="row2">
        {more.slice(1).map(field)}
        <p className="hint">An empty field requires nothing.</p>
      </div>
    </fieldset>
  );
}

const CHOICES: readonly { readonly value: Standing; readonly label: string }[] = [
  { value: "met", label: "Yes, measured on 100 examples or more" },
  { value: "missed", label: "No, measured, and it misses" },
  { value: "unmeasured", label: "Nobody has measured" },
];

interface MeasuredFieldsProps extends TargetFieldsProps {
  readonly option: EngineOption;
  readonly legend: string;
}

/** Whether an option meets the target, and the numbers behind it. */
export function MeasuredFields({ question, change, option, legend }: MeasuredFieldsProps) {
  const { requirements } = question.input.workload;
  const stated = statedIn(requirements);
  if (stated.length === 0)
    return <p className="hint">State what is good enough, and what was measured can be compared with it.</p>;
  const standing = standingOf(option, requirements);
  const measured = (evidence: Extract<Change, { kind: "evidence" }>["evidence"]) =>
    change({ kind: "evidence", option: option.id, evidence });
  return (
    <>
      <RadioCards
        legend={legend}
        name={`measured-${option.id}`}
        options={CHOICES}
        value={standing}
        onPick={(picked) => measured(evidenceFor(option, requirements, picked as Standing))}
      />
      {standing !== "unmeasured" && (
        <div className="row2">
          {stated.map((metric) => (
            <NumberField
              key={metric}
              {...METRIC_FIELDS[metric]}
              unit={`${METRIC_FIELDS[metric].unit} measured`}
              value={option.evidence?.[metric] ?? null}
              onValue={(value) => measured({ [metric]: value })}
            />
          ))}
          <NumberField
            label="On examples"
            min={0}
            max={1e9}
            isWhole
            value={option.evidence?.sampleSize ?? 0}
            onValue={(sampleSize) => measured({ sampleSize })}
          />
        </div>
      )}
    </>
  );
}
