import type { EngineInput } from "../engine-input";
import { inputShape } from "./input-shape";
import { optionFaults } from "./option-faults";
import { routeFaults } from "./route-faults";
import { isAbsent, isPlainObject, type Fault } from "./rules";

/** Traffic beyond this in the last month that is computed would overflow the forecast. */
const LARGEST_TRAFFIC = 1e60;

/**
 * Every fault of an input, in the order of its keys; none: it is an `EngineInput`. Rules that need several keys are
 * checked as far as those keys can be read, so that all faults come at once.
 */
export function faultsOf(input: unknown): Fault[] {
  const faults: Fault[] = [];
  inputShape(input, "", faults);
  if (!isPlainObject(input)) return faults;
  const options = Array.isArray(input.options) ? (input.options as unknown[]) : [];
  options.forEach((option, index) => {
    if (isPlainObject(option)) optionFaults(option, `options[${index}]`, faults);
  });
  identityFaults(input.current, options, faults);
  routeFaults(options, faults);
  if (faults.length === 0) growthFaults(input, faults);
  return faults;
}

function identityFaults(current: unknown, options: readonly unknown[], faults: Fault[]): void {
  const seen = new Set<string>();
  options.forEach((option, index) => {
    if (!isPlainObject(option) || typeof option.id !== "string") return;
    if (seen.has(option.id))
      faults.push({
        path: `options[${index}].id`,
        problem: `${JSON.stringify(option.id)} is already the id of another option`,
      });
    seen.add(option.id);
  });
  if (typeof current === "string" && current.trim() !== "" && !seen.has(current))
    faults.push({ path: "current", problem: `there is no option ${JSON.stringify(current)}` });
}

/** How many months ahead traffic would grow beyond what can be computed; `null`: it does not. */
function monthsBeyond(input: Record<string, unknown>): number | null {
  const usage = input.usage as Record<string, number | null | undefined>;
  const policy = (input.policy ?? {}) as Record<string, number | null | undefined>;
  if (isAbsent(usage.monthlyGrowth) || usage.monthlyGrowth <= 0) return null;
  const months = Math.max(policy.horizonMonths ?? 24, policy.breakEvenLimitMonths ?? 60, 12);
  return (usage.requestsPerMonth ?? 0) * (1 + usage.monthlyGrowth) ** months > LARGEST_TRAFFIC ? months : null;
}

/** Of an input whose every key is sound by itself. */
export const growsBeyond = (input: EngineInput): boolean =>
  monthsBeyond(input as unknown as Record<string, unknown>) !== null;

function growthFaults(input: Record<string, unknown>, faults: Fault[]): void {
  const months = monthsBeyond(input);
  if (months !== null)
    faults.push({
      path: "usage.monthlyGrowth",
      problem: `grows traffic beyond what can be computed in ${months} months`,
    });
}
