"use client";

import type { Fault } from "@/server/engine";
import type { Change, ChangeValue, Lever, LeverGroup } from "@/server/what-if";
import { LeverField } from "./lever-field";

const GROUPS: readonly (readonly [LeverGroup, string])[] = [
  ["volume", "Volume and growth"],
  ["prices", "Prices and costs"],
  ["tokens", "Tokens and cache"],
  ["task", "The task and its examples"],
  ["requirements", "Requirements"],
  ["policy", "Policy"],
];

export interface LeversProps {
  readonly levers: readonly Lever[];
  readonly changes: readonly Change[];
  readonly faults: readonly Fault[];
  readonly onSet: (path: string, value: ChangeValue) => void;
  readonly onReset: (path: string) => void;
  readonly labelOf: (option: string) => string;
  readonly currency: string;
}

/** All that can be supposed, in groups that open; those with a change say how many. */
export function Levers({ levers, changes, faults, onSet, onReset, labelOf, currency }: LeversProps) {
  const supposed = new Map(changes.map(({ path, value }) => [path, value]));
  return GROUPS.map(([group, title]) => {
    const own = levers.filter((lever) => lever.group === group);
    const changed = own.filter(({ path, now }) => supposed.has(path) && supposed.get(path) !== now).length;
    if (own.length === 0) return null;
    return (
      <details key={group} className="lever-group" open={group === "volume" || undefined}>
        <summary>
          {title}
          {changed > 0 && <span className="lever-count">{changed} changed</span>}
        </summary>
        <div className="lever-list">
          {own.map((lever) => (
            <LeverField
              key={lever.path}
              lever={lever}
              supposed={supposed.get(lever.path)}
              onSet={onSet}
              onReset={onReset}
              labelOf={labelOf}
              currency={currency}
              fault={faults.find(({ path }) => path === lever.path)?.problem}
            />
          ))}
        </div>
      </details>
    );
  });
}
