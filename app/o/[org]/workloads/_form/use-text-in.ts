"use client";

import { useState, useSyncExternalStore, type RefObject } from "react";
import { textInField } from "./text-in-field";

/** What stands in a field that keeps its own text: typed before the page came alive, or since. */
export function useTextIn(field: RefObject<HTMLInputElement | null>, initial: string): string {
  const [store] = useState(() => textInField(() => field.current, initial));
  return useSyncExternalStore(store.subscribe, store.read, () => initial);
}
