import type { EngineInput, EngineOption, EnginePrice, EngineUpfront } from "@/server/engine";
import { Refusal } from "@/server/kernel/refusal";
import { hasPlace, stepsOf, type Change, type ChangeValue } from "./change";

/**
 * The input with the changes in it; the input itself stays. Places first, factors after them, so that a factor acts on
 * prices that were changed, too. What stands there is the engine's to judge (`faultsOf`).
 * @throws Refusal bad-input where a place does not exist; see `droppedChanges`.
 */
export function applyChanges(input: EngineInput, changes: readonly Change[]): EngineInput {
  const isLate = ({ path }: Change) => path.startsWith("factor.");
  const inOrder = [...changes.filter((change) => !isLate(change)), ...changes.filter(isLate)];
  return inOrder.reduce(applyOne, input);
}

/** The changes whose place is no longer there, such as those of an option that was archived. */
export const droppedChanges = (input: EngineInput, changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ path }) => !hasPlace(input, path));

function applyOne(input: EngineInput, { path, value }: Change): EngineInput {
  const steps = stepsOf(path);
  if (steps === null || !hasPlace(input, path))
    throw new Refusal("bad-input", "unknown-place", `${path}: there is no such place to change.`, { path });
  if (path === "factor.apiPrices") return { ...input, options: input.options.map(pricedBy(factorOf(path, value))) };
  if (path === "factor.ownCosts") return withOwnCosts(input, factorOf(path, value));
  const [room, ...rest] = steps;
  if (room !== "options") {
    const key = room as "usage" | "workload" | "policy";
    return { ...input, [key]: placed(input[key], rest, value) };
  }
  const [id, ...inOption] = rest;
  return {
    ...input,
    options: input.options.map((option) =>
      option.id === id ? (placed(option, inOption, value) as unknown as EngineOption) : option,
    ),
  };
}

function factorOf(path: string, value: ChangeValue): number {
  if (value === null) return 1;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new Refusal("bad-input", "bad-factor", `${path}: must be a number of 0 or more.`, { path });
}

/** A copy of an object with something else at a place in it. */
function placed(held: unknown, [step, ...rest]: readonly string[], value: ChangeValue): unknown {
  if (step === undefined) return value;
  const object = typeof held === "object" && held !== null ? (held as Readonly<Record<string, unknown>>) : {};
  return { ...object, [step]: placed(object[step], rest, value) };
}

type Maybe = number | null | undefined;
const times = (amount: Maybe, factor: number): Maybe => (typeof amount === "number" ? amount * factor : amount);

/** Multiplies every number of a flat object. */
const scaled = <Held extends EnginePrice | EngineUpfront>(held: Held, factor: number): Held => ({
  ...held,
  ...Object.fromEntries(Object.entries(held).map(([key, amount]) => [key, times(amount as Maybe, factor)])),
});

/** An option whose price is this factor of what it is; your own machines have none. */
export const pricedBy =
  (factor: number) =>
  (option: EngineOption): EngineOption =>
    option.price && option.hosting !== "self-hosted" ? { ...option, price: scaled(option.price, factor) } : option;

/** What somebody pays beside the requests, for all that is not in use: a plan may turn out dearer, what runs is known. */
function withOwnCosts(input: EngineInput, factor: number): EngineInput {
  const inUse = reachedBy(input, input.current ?? null);
  const options = input.options.map((option): EngineOption => {
    if (inUse.has(option.id)) return option;
    const { monthlyFixed, maintenanceMonthly, unitHourly, upfront } = option;
    return {
      ...option,
      ...(typeof monthlyFixed === "number" ? { monthlyFixed: monthlyFixed * factor } : {}),
      ...(typeof maintenanceMonthly === "number" ? { maintenanceMonthly: maintenanceMonthly * factor } : {}),
      ...(typeof unitHourly === "number" ? { unitHourly: unitHourly * factor } : {}),
      ...(upfront ? { upfront: scaled(upfront, factor) } : {}),
    };
  });
  return { ...input, options };
}

/** An option and all that it routes a share to, by id. */
export function reachedBy({ options }: EngineInput, id: string | null): ReadonlySet<string> {
  const reached = new Set(id === null ? [] : [id]);
  for (const at of reached)
    for (const { option, share } of options.find((one) => one.id === at)?.route ?? [])
      if (share > 0) reached.add(option);
  return reached;
}
