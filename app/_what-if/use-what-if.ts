"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { faultsOf, recommend, type EngineInput, type Fault, type Recommendation } from "@/server/engine";
import { applyChanges, type Change, type ChangeValue } from "@/server/what-if";

/** What is supposed on the page now, and what the engine says to it. */
export interface WhatIf {
  readonly changes: readonly Change[];
  readonly input: EngineInput;
  /** To the last question without faults. */
  readonly answer: Recommendation;
  readonly faults: readonly Fault[];
  readonly set: (path: string, value: ChangeValue) => void;
  readonly reset: (path: string) => void;
  readonly resetAll: () => void;
}

/** The engine in the browser: every change is answered at once. */
export function useWhatIf(asked: EngineInput, present: Recommendation, initial: readonly Change[]): WhatIf {
  const [changes, setChanges] = useState<readonly Change[]>(initial);
  const input = useMemo(() => applyChanges(asked, changes), [asked, changes]);
  const faults = useMemo(() => faultsOf(input), [input]);
  const lastGood = useRef(present);
  const answer = useMemo(() => (faults.length > 0 ? null : recommend(input)), [input, faults]);
  // What was last answered stays on the page while a field is being typed.
  if (answer) lastGood.current = answer;
  // The same functions all the time: a field that nobody touches is not drawn again.
  const set = useCallback(
    (path: string, value: ChangeValue) =>
      setChanges((before) => [...before.filter((change) => change.path !== path), { path, value }]),
    [],
  );
  const reset = useCallback(
    (path: string) => setChanges((before) => before.filter((change) => change.path !== path)),
    [],
  );
  return { changes, input, answer: answer ?? lastGood.current, faults, set, reset, resetAll: () => setChanges([]) };
}
