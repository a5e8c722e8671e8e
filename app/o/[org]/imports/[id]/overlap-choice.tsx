"use client";

import { formatCount, formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { RadioCards } from "../../../../_ui/radio-cards";

type DryRun = NonNullable<NonNullable<TenantAnswers["imports"]["read"]["report"]>["dryRun"]>;
export type Choice = "replace" | "keep";

interface OverlapChoiceProps {
  readonly dryRun: DryRun;
  readonly overlap: NonNullable<DryRun["overlap"]>;
  readonly choice: Choice | undefined;
  readonly onPick: (choice: Choice) => void;
}

/** Replace or keep the days that are here already; each choice says what it comes to. */
export function OverlapChoice({ dryRun, overlap, choice, onPick }: OverlapChoiceProps) {
  return (
    <>
      <RadioCards
        legend="Days that an earlier import from the same source holds"
        name="overlap"
        value={choice}
        onPick={(value) => onPick(value as Choice)}
        options={dryRun.effects
          .filter((effect) => effect.overlap !== null)
          .map((effect) => ({
            value: effect.overlap as Choice,
            label: effect.overlap === "replace" ? "Replace those days" : "Keep what is here",
            description:
              effect.overlap === "replace"
                ? `${formatCount(effect.replaced.rollups)} daily sums of ${formatCount(effect.replaced.imports)} earlier ${effect.replaced.imports === 1 ? "import" : "imports"} come out, those of this file go in.`
                : "Only the other days are taken from this file.",
            result: formatMoney(effect.valued.cost, effect.currency),
          }))}
      />
      <p className="small faint mt8">
        Earlier: {overlap.imports.map(({ fileName }) => fileName).join(", ")}. Either choice can be reverted.
      </p>
    </>
  );
}
