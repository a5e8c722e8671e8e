"use client";

import { MATCH_FIELDS, type Matcher, type MatchField } from "@/server/workloads/schema";
import { Button } from "../../../../_ui/button";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { FIELD_WORDS } from "./matcher-words";

interface MatcherFieldsProps {
  readonly matchers: readonly Matcher[];
  readonly onMatchers: (matchers: readonly Matcher[]) => void;
  readonly errors: Readonly<Record<string, string>>;
}

const MOST = 8;

/** What usage must be labelled with: all of the lines must match. */
export function MatcherFields({ matchers, onMatchers, errors }: MatcherFieldsProps) {
  const change = (at: number, part: Partial<Matcher>) =>
    onMatchers(matchers.map((matcher, index) => (index === at ? { ...matcher, ...part } : matcher)));
  return (
    <fieldset>
      <legend>Usage whose</legend>
      {matchers.map((matcher, index) => (
        <div key={index} className="matcher">
          <Select
            label="Label"
            isLabelHidden={index > 0}
            value={matcher.field}
            onChange={(event) => change(index, { field: event.target.value as MatchField })}
            options={MATCH_FIELDS.map((value) => ({ value, label: FIELD_WORDS[value] }))}
          />
          <Select
            label="How"
            isLabelHidden={index > 0}
            value={matcher.kind}
            onChange={(event) => change(index, { kind: event.target.value as Matcher["kind"] })}
            options={[
              { value: "glob", label: "is, with * and ?" },
              { value: "regexp", label: "matches regexp" },
            ]}
          />
          <Field
            label="Pattern"
            isLabelHidden={index > 0}
            value={matcher.pattern}
            onChange={(event) => change(index, { pattern: event.target.value })}
            autoComplete="off"
            spellCheck={false}
            error={errors[`matchers.${index}.pattern`]}
          />
          {matchers.length > 1 && (
            <Button
              look="quiet"
              isSmall
              onClick={() => onMatchers(matchers.filter((_, at) => at !== index))}
              aria-label={`Take line ${index + 1} out`}
            >
              Take out
            </Button>
          )}
        </div>
      ))}
      {matchers.length < MOST && (
        <div className="acts">
          <Button
            look="quiet"
            isSmall
            onClick={() => onMatchers([...matchers, { field: "model", kind: "glob", pattern: "" }])}
          >
            And also …
          </Button>
        </div>
      )}
    </fieldset>
  );
}
