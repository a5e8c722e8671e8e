"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Select } from "@/app/_ui/select";
import type { Change, Question } from "@/server/calculator";
import { TASK_WORDS } from "@/app/_decision/task-words";
import { TASKS, type EngineWorkload, type Task } from "@/server/engine";
import { NumberField } from "./number-field";

interface FieldsProps {
  readonly question: Question;
  readonly change: (change: Change) => void;
}

const REQUESTS = { from: 1_000, to: 100_000_000, isLogarithmic: true } as const;
const EXAMPLES = { from: 0, to: 20_000 } as const;
const GROWTH = { from: -0.1, to: 0.3 } as const;

/** How much traffic of what kind. */
export function WorkloadFields({ question, change }: FieldsProps) {
  const { workload, usage } = question.input;
  return (
    <>
      <NumberField
        label="Requests"
        unit="a month"
        min={1}
        value={usage.requestsPerMonth}
        slide={REQUESTS}
        isWhole
        onValue={(requestsPerMonth) => change({ kind: "usage", usage: { requestsPerMonth } })}
      />
      <Select
        label="Task"
        options={TASKS.map((value) => ({ value, label: TASK_WORDS[value] }))}
        value={workload.task}
        onChange={(event) => change({ kind: "workload", workload: { task: event.target.value as Task } })}
      />
      <div className="row2">
        <NumberField
          label="Tokens in"
          unit="a request"
          value={usage.inputTokensPerRequest}
          onValue={(inputTokensPerRequest) => change({ kind: "usage", usage: { inputTokensPerRequest } })}
        />
        <NumberField
          label="Tokens out"
          unit="a request"
          value={usage.outputTokensPerRequest}
          onValue={(outputTokensPerRequest) => change({ kind: "usage", usage: { outputTokensPerRequest } })}
        />
      </div>
      <NumberField
        label="Growth"
        unit="% a month"
        min={-0.99}
        max={1}
        scale={100}
        value={usage.monthlyGrowth ?? 0}
        slide={GROWTH}
        onValue={(monthlyGrowth) => change({ kind: "usage", usage: { monthlyGrowth } })}
      />
      <NumberField
        label="Labelled examples"
        min={0}
        max={1e9}
        isWhole
        value={workload.labelledExamples ?? 0}
        slide={EXAMPLES}
        onValue={(labelledExamples) => change({ kind: "workload", workload: { labelledExamples } })}
      />
      <TaskDetails question={question} change={change} />
    </>
  );
}

type Flag = "narrow" | "needsProprietaryKnowledge" | "needsFreshKnowledge" | "dataMustStayInNetwork" | "uniqueDomain";

const FLAGS: readonly (readonly [Flag, string])[] = [
  ["narrow", "One specific, repetitive task"],
  ["needsProprietaryKnowledge", "Needs knowledge of yours"],
  ["needsFreshKnowledge", "Needs fresh knowledge"],
  ["dataMustStayInNetwork", "Data must stay in the network"],
  ["uniqueDomain", "A domain without public data"],
];

function TaskDetails({ question, change }: FieldsProps) {
  const { workload, usage } = question.input;
  return (
    <details className="more">
      <summary>More about the task</summary>
      <div className="form">
        {FLAGS.map(([flag, label]) => (
          <Checkbox
            key={flag}
            label={label}
            checked={workload[flag] === true}
            onChange={(event) =>
              change({ kind: "workload", workload: { [flag]: event.target.checked } satisfies Partial<EngineWorkload> })
            }
          />
        ))}
        <div className="row2">
          <NumberField
            label="It changes"
            unit="a year"
            max={1_000}
            value={workload.changesPerYear ?? 0}
            onValue={(changesPerYear) => change({ kind: "workload", workload: { changesPerYear } })}
          />
          <NumberField
            label="Static prompt"
            unit="% of input"
            max={1}
            scale={100}
            value={usage.cacheableShare ?? 0}
            onValue={(cacheableShare) => change({ kind: "usage", usage: { cacheableShare } })}
          />
        </div>
        <NumberField
          label="Peak"
          unit="times the mean"
          min={1}
          max={1_000}
          value={usage.peakToMean ?? 3}
          onValue={(peakToMean) => change({ kind: "usage", usage: { peakToMean } })}
        />
      </div>
    </details>
  );
}
