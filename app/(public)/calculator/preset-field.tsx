"use client";

import { useId } from "react";
import {
  DOCUMENTS,
  presetOf,
  PRESETS,
  questionOf,
  type Change,
  type DocumentKey,
  type Question,
} from "@/server/calculator";

const KEYS = Object.keys(DOCUMENTS) as DocumentKey[];

/** A scenario of one of the published texts to begin with. */
export function PresetField({ question, change }: { question: Question; change: (change: Change) => void }) {
  const id = useId();
  const preset = presetOf(question.preset);
  const isChanged = preset === null || JSON.stringify(preset.input) !== JSON.stringify(question.input);
  return (
    <div className="field">
      <div className="field-top">
        <label htmlFor={id}>Start from a published scenario</label>
      </div>
      <select
        id={id}
        className="in"
        value={isChanged ? "own" : (question.preset ?? "own")}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const picked = presetOf(event.target.value);
          if (picked) change({ kind: "question", question: questionOf(picked) });
        }}
      >
        {isChanged && <option value="own">{preset ? `Yours, from: ${preset.name}` : "Your own numbers"}</option>}
        {KEYS.map((key) => (
          <optgroup key={key} label={DOCUMENTS[key]}>
            {PRESETS.filter((one) => one.document === key).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        {preset ? `Ours, not the document’s: ${preset.added}` : "Every field below can be changed."}
      </p>
    </div>
  );
}
