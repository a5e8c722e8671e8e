import type { EngineInput } from "@/server/engine";

/** What a change sets: `null` makes the place absent, so that its default holds. */
export type ChangeValue = number | boolean | string | null;

/**
 * One thing that is supposed to be otherwise: a place of the engine's input and what stands there.
 *
 * Places: `usage.…`, `workload.…`, `workload.requirements.…`, `policy.…` (as in the engine's input),
 * `options[id].…` (an option by its id), and the two factors `factor.apiPrices` (on every price of options that are not
 * self-hosted) and `factor.ownCosts` (on fixed, machine and up-front costs of options that are not in use).
 */
export interface Change {
  readonly path: string;
  readonly value: ChangeValue;
}

/** A place in its steps; `null` where it is none that can be changed. */
export function stepsOf(path: string): readonly string[] | null {
  const option = /^options\[(.+)\]\.([A-Za-z0-9.]+)$/.exec(path);
  if (option) return ["options", option[1] ?? "", ...(option[2] ?? "").split(".")];
  const steps = path.split(".");
  const [room] = steps;
  if (steps.length < 2 || steps.some((step) => step === "")) return null;
  return room === "usage" || room === "workload" || room === "policy" || room === "factor" ? steps : null;
}

export const FACTORS = ["factor.apiPrices", "factor.ownCosts"] as const;
export type FactorPath = (typeof FACTORS)[number];
export const isFactor = (path: string): path is FactorPath => (FACTORS as readonly string[]).includes(path);

/** Whether the place exists in this input: an option may have gone since a change was written down. */
export function hasPlace(input: EngineInput, path: string): boolean {
  const steps = stepsOf(path);
  if (steps === null) return false;
  if (steps[0] === "factor") return isFactor(path);
  return steps[0] !== "options" || input.options.some(({ id }) => id === steps[1]);
}

/** What stands at a place: `null` where nothing does; 1 for a factor. */
export function valueAt(input: EngineInput, path: string): ChangeValue {
  const steps = stepsOf(path);
  if (steps === null) return null;
  if (steps[0] === "factor") return 1;
  const [room, ...rest] = steps;
  const from: unknown =
    room === "options"
      ? input.options.find(({ id }) => id === rest[0])
      : input[room as "usage" | "workload" | "policy"];
  const found = (room === "options" ? rest.slice(1) : rest).reduce<unknown>(
    (held, step) => (typeof held === "object" && held !== null ? (held as Record<string, unknown>)[step] : undefined),
    from,
  );
  return typeof found === "number" || typeof found === "boolean" || typeof found === "string" ? found : null;
}
