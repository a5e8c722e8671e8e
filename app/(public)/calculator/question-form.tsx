"use client";

import { Select } from "@/app/_ui/select";
import type { Answer, Change, Question } from "@/server/calculator";
import { CurrencyField } from "./currency-field";
import { MeasuredFields, TargetFields } from "./measured-fields";
import { RunningFields } from "./option-fields";
import { PresetField } from "./preset-field";
import { UpfrontFields, UpkeepFields } from "./upfront-fields";
import { WorkloadFields } from "./workload-fields";
import { standingLine } from "./_words/headline";
import { nameOf } from "./_words/option-words";

interface QuestionFormProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly change: (change: Change) => void;
}

/** Everything that can be asked; every field writes into the address. */
export function QuestionForm({ question, answer, change }: QuestionFormProps) {
  const { options, current } = question.input;
  // What stands in the form is what was asked, even where it cannot be answered yet.
  const stay = options.find(({ id }) => id === (current ?? null)) ?? null;
  const option = options.find(({ id }) => id === answer.option?.id) ?? null;
  const others = options.filter(({ id }) => id !== current);
  return (
    <form className="form calc-form" onSubmit={(event) => event.preventDefault()} aria-label="Your question">
      <h2>Your workload</h2>
      <p className="calc-standing noprint" aria-hidden="true">
        {standingLine(answer)}
      </p>
      <PresetField question={question} change={change} />
      <CurrencyField question={question} change={change} />
      <WorkloadFields question={question} change={change} />
      <TargetFields question={question} change={change} />
      <fieldset>
        <legend>{stay ? `In use: ${nameOf(stay)}` : "Nothing is in use"}</legend>
        {(options.length > 2 || !stay) && (
          <Select
            label="In use today"
            value={current ?? ""}
            options={[
              ...(stay ? [] : [{ value: "", label: "Nothing yet" }]),
              ...options.map((one) => ({ value: one.id, label: nameOf(one) })),
            ]}
            onChange={(event) => change({ kind: "current", option: event.target.value || null })}
          />
        )}
        {stay && (
          <>
            <RunningFields question={question} option={stay} change={change} />
            <MeasuredFields
              question={question}
              option={stay}
              change={change}
              legend={stay.level === 1 ? "Does a prompt already meet your target?" : "Does it meet your target?"}
            />
          </>
        )}
      </fieldset>
      {option && (
        <fieldset>
          <legend>Beside it: {nameOf(option)}</legend>
          {others.length > 1 && (
            <Select
              label="Compare with"
              value={option.id}
              options={others.map((one) => ({ value: one.id, label: nameOf(one) }))}
              onChange={(event) => change({ kind: "compared", option: event.target.value })}
            />
          )}
          <UpfrontFields question={question} option={option} change={change} />
          <RunningFields question={question} option={option} change={change} />
          <UpkeepFields question={question} option={option} change={change} />
          <MeasuredFields question={question} option={option} change={change} legend="Does it meet your target?" />
        </fieldset>
      )}
    </form>
  );
}
