"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Command } from "./matching-commands";

export interface CommandListProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: readonly Command[];
  readonly onPick: (entry: Command) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** An input over a list: arrows move, Enter picks; focus stays in the input. */
export function CommandList({ query, onQuery, found, onPick }: CommandListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, Math.max(0, found.length - 1));

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, query]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const entry = found[active];
    if (step !== undefined && found.length > 0) setChosen((active + step + found.length) % found.length);
    else if (event.key === "Enter" && entry) onPick(entry);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className="in"
        role="combobox"
        aria-label="Find or do"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        placeholder="A page, a workload, a model, a quarter"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label="Found">
        {found.map((entry, index) => (
          <div key={entry.id} role="presentation">
            {entry.group !== found[index - 1]?.group && (
              <div className="group" role="presentation">
                {entry.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseMove={() => setChosen(index)}
              onClick={() => onPick(entry)}
            >
              {entry.label}
              {entry.hint && <span>{entry.hint}</span>}
            </div>
          </div>
        ))}
      </div>
      <p className="none vh" role="status">
        {found.length === 0 ? "Nothing is called that." : `${found.length} found`}
      </p>
      {found.length === 0 && (
        <p className="none" aria-hidden="true">
          Nothing is called that.
        </p>
      )}
    </>
  );
}
