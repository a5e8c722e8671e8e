"use client";

import { formatTokens } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../_api/answers";
import { Checkbox } from "../../../_ui/checkbox";

export type Reach = TenantAnswers["prices"]["overrideReach"];
type Used = Reach["reached"][number];

interface OverrideReachProps {
  readonly reach: Reach | undefined;
  /** Names that the price is for beside the first. */
  readonly aliases: readonly string[];
  readonly onAliases: (aliases: readonly string[]) => void;
}

/** Whose usage of the last twelve months the price would value, and which models of a like name it would leave at the book. */
export function OverrideReach({ reach, aliases, onAliases }: OverrideReachProps) {
  const offered = namesOf(reach, aliases);
  return (
    <div className="preview" aria-live="polite">
      <h3>Whose usage it values</h3>
      <p className="muted mt8">{reach ? reachWords(reach.reached) : "Name provider and model, and it stands here."}</p>
      {offered.length > 0 && (
        <fieldset className="mt16">
          <legend className="small">The same contract for models that the book prices apart</legend>
          {offered.map(({ model, tokens }) => (
            <Checkbox
              key={model}
              label={model}
              hint={`${formatTokens(tokens)} in the last twelve months`}
              checked={aliases.includes(model)}
              onChange={({ target }) =>
                onAliases(target.checked ? [...aliases, model] : aliases.filter((name) => name !== model))
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Those that are left at the book, and those that were picked, the largest first. */
function namesOf(reach: Reach | undefined, aliases: readonly string[]): readonly Used[] {
  const picked = reach?.reached.filter(({ model }) => aliases.includes(model)) ?? [];
  return [...(reach?.alike ?? []), ...picked].sort(
    (left, right) => Number(right.tokens) - Number(left.tokens) || (left.model < right.model ? -1 : 1),
  );
}

function reachWords(reached: readonly Used[]): string {
  if (reached.length === 0)
    return "No usage of the last twelve months: check provider and model, or it is for what comes.";
  const models = reached.map(({ model, tokens }) => `${model} (${formatTokens(tokens)})`);
  return `In the last twelve months: ${models.join(", ")}.`;
}
