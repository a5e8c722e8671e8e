"use client";

import { CHECKED_FROM_LEVEL, DATA_CHECKLIST, DATA_CHECKS } from "@/server/workloads/schema";
import { Checkbox } from "../../../../_ui/checkbox";
import type { OptionPartProps } from "./option-fields";

/** What must hold of the data before a model is trained on it. */
export function OptionDataChecks({ definition }: Pick<OptionPartProps, "definition">) {
  const done = new Set<string>(definition?.dataChecks ?? []);
  return (
    <fieldset>
      <legend>Data, from level {CHECKED_FROM_LEVEL} on</legend>
      <p className="hint">Tick what you have seen to hold. Training amplifies what the data holds, errors too.</p>
      {DATA_CHECKS.map((check) => (
        <Checkbox
          key={check}
          name="dataChecks"
          value={check}
          label={DATA_CHECKLIST[check].asks}
          hint={DATA_CHECKLIST[check].source}
          defaultChecked={done.has(check)}
        />
      ))}
    </fieldset>
  );
}
