"use client";

import { Button } from "../../../../_ui/button";
import { DeleteRule } from "./delete-rule";
import { matcherWords } from "./matcher-words";
import type { ListedRule } from "./rule-list";
import type { DragOrder } from "./use-drag-order";

export type Way = "up" | "down" | "drag";

interface RuleActsProps {
  readonly rule: ListedRule;
  readonly count: number;
  readonly handle: ReturnType<DragOrder["handle"]>;
  readonly currency: string;
  readonly onMove: (way: "up" | "down") => void;
  /** Somebody is about to move it: by pointing, or by the focus. Null: no longer. */
  readonly onTry: (way: "up" | "down" | null) => void;
  readonly onDelete: () => void;
}

/** What can be done with a rule: dragged or moved by keys, moved by a step, deleted. */
export function RuleActs({ rule, count, handle, currency, onMove, onTry, onDelete }: RuleActsProps) {
  const { position } = rule;
  const words = matcherWords(rule.matchers);
  return (
    <span className="rule-acts">
      <button
        type="button"
        className="grip"
        data-rule={rule.id}
        data-way="drag"
        disabled={count < 2}
        aria-label={`Drag rule ${position}, or move it with the arrow keys: ${words}`}
        {...handle}
      >
        <svg viewBox="0 0 10 16" width="10" height="16" aria-hidden="true">
          {[3, 8, 13].map((y) => (
            <g key={y}>
              <circle cx="2.5" cy={y} r="1.3" />
              <circle cx="7.5" cy={y} r="1.3" />
            </g>
          ))}
        </svg>
      </button>
      {(["up", "down"] as const).map((way) => {
        const isEnd = way === "up" ? position === 1 : position === count;
        const tryIt = () => onTry(isEnd ? null : way);
        return (
          <Button
            key={way}
            look="second"
            isSmall
            data-rule={rule.id}
            data-way={way}
            disabled={isEnd}
            onClick={() => onMove(way)}
            onPointerEnter={tryIt}
            onPointerLeave={() => onTry(null)}
            onFocus={tryIt}
            onBlur={() => onTry(null)}
            aria-label={`Try rule ${position} ${way === "up" ? "earlier" : "later"}`}
          >
            {way === "up" ? "↑" : "↓"}
          </Button>
        );
      })}
      <DeleteRule id={rule.id} {...{ position, words, currency, onDelete }} />
    </span>
  );
}
