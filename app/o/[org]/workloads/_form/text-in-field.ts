/** As much of an input as is needed to follow what stands in it. */
export interface TextField extends Pick<EventTarget, "addEventListener" | "removeEventListener"> {
  value: string;
}

/**
 * What stands in a field, whoever put it there and when: also before the page came alive. The field is the store; for
 * `useSyncExternalStore`.
 */
export const textInField = (field: () => TextField | null, initial: string) => ({
  subscribe: (onChange: () => void): (() => void) => {
    const there = field();
    there?.addEventListener("input", onChange);
    return () => there?.removeEventListener("input", onChange);
  },
  read: (): string => field()?.value ?? initial,
});

/**
 * Fills a field that follows another one, and says so to who reads it. What a person typed stays: it is told by not being
 * what was filled in before. Answers what counts as filled in from now on.
 */
export function followInField(field: TextField | null, text: string | undefined, before: string): string {
  if (!field || text === undefined || text === before || field.value !== before) return before;
  field.value = text;
  (field as Partial<EventTarget>).dispatchEvent?.(new Event("input", { bubbles: true }));
  return text;
}
