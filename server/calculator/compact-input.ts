import type { EngineInput } from "@/server/engine";

/** Longer names are cut on the way into an address; an address with longer ones is refused. */
export const LONGEST_NAME = 120;

const cut = (name: string): string => {
  const characters = [...name];
  return characters.length <= LONGEST_NAME
    ? name
    : `${characters
        .slice(0, LONGEST_NAME - 1)
        .join("")
        .trimEnd()}…`;
};

/** Absent is absent: no `null`, no empty object that only held them. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, held]: [string, unknown]) => {
    if (held === null || held === undefined) return [];
    const kept = withoutAbsent(held);
    const isHollow = typeof kept === "object" && !Array.isArray(kept) && Object.keys(kept as object).length === 0;
    return isHollow ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** The same question, as short as it can be written: the engine answers it alike. */
export function compactInput(input: EngineInput): EngineInput {
  const named = {
    ...input,
    workload: { ...input.workload, name: cut(input.workload.name) },
    options: input.options.map((option) => (option.label ? { ...option, label: cut(option.label) } : option)),
  };
  return withoutAbsent(named) as EngineInput;
}
