"use client";

import { startTransition, useEffect, useState } from "react";

/** Long enough that a slider on its way does not ask for what takes longer than it may. */
const REST = 160;

/** The value as it was when it last stood still. */
export function useResting<Value>(value: Value): Value {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setResting(() => value)), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return resting;
}
