"use client";

import { useEffect, useState } from "react";

const PAUSE_MILLISECONDS = 300;

/** A value once it has stood still for a moment; `key` says what it holds, where it is new at every keystroke. */
export function useSettled<Value>(value: Value, key: string, pause = PAUSE_MILLISECONDS): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
