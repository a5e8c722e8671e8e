import type { EngineInput } from "@/server/engine";
import { LONGEST_NAME } from "./compact-input";

/** More options than a person compares. */
export const MOST_OPTIONS = 40;
/** Ten years: what the page draws and the browser computes at once. */
const LONGEST_HORIZON = 120;
/** Beyond this no amount, volume or price is one. */
const LARGEST_NUMBER = 1e15;
/** Control characters, and marks that turn the direction of what follows. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * What the engine would take and a page should not: an input that came from a stranger's address. Null: nothing. Expects
 * an input without faults.
 */
export function strangeInput(input: EngineInput): string | null {
  if (input.options.length > MOST_OPTIONS)
    return `it holds ${input.options.length} options, and at most ${MOST_OPTIONS} can be shown`;
  return namesProblem(input) ?? monthsProblem(input) ?? numbersProblem(input);
}

function namesProblem({ workload, options, current }: EngineInput): string | null {
  const names = [workload.name, current ?? "", ...options.flatMap(({ id, label }) => [id, label ?? ""])];
  if (names.some((name) => [...name].length > LONGEST_NAME))
    return `a name in it is longer than ${LONGEST_NAME} characters`;
  return names.some((name) => HIDDEN.test(name)) ? "a name in it holds characters that cannot be seen" : null;
}

function monthsProblem({ policy }: EngineInput): string | null {
  const longest = Math.max(policy?.horizonMonths ?? 0, policy?.breakEvenLimitMonths ?? 0);
  if (longest > LONGEST_HORIZON) return `it looks ahead ${longest} months, and ${LONGEST_HORIZON} are the most`;
  const factors = policy?.adverse?.volumeFactors?.length ?? 0;
  return factors > 8 ? `it has ${factors} adverse volumes, and 8 are the most` : null;
}

function numbersProblem(value: unknown): string | null {
  if (typeof value === "number")
    return Math.abs(value) > LARGEST_NUMBER ? "a number in it is beyond anything that can be meant" : null;
  if (typeof value !== "object" || value === null) return null;
  for (const held of Object.values(value)) {
    const problem = numbersProblem(held);
    if (problem !== null) return problem;
  }
  return null;
}
