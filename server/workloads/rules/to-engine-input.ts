import {
  faultsOf,
  policyInForce,
  type EngineInput,
  type EngineOption,
  type EnginePolicyOverrides,
  type EngineUsage,
  type Policy,
} from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { WorkloadProfile } from "../schema";
import { engineOption, type MachineLookup, type OptionForEngine, type PriceLookup } from "./engine-option";
import type { InUse } from "./option-in-use";
import type { MachineUse } from "./size-machines";
import type { Withheld } from "./withheld";

export interface Question {
  readonly name: string;
  readonly profile: WorkloadProfile;
  readonly usage: EngineUsage;
  readonly inUse: InUse;
  readonly options: readonly OptionForEngine[];
  readonly lookup: PriceLookup;
  readonly machines: MachineLookup;
  /** Who else is on a machine that options share, by the option's key. */
  readonly shared: (key: string) => readonly (MachineUse & { readonly name: string })[];
  readonly policy: EnginePolicyOverrides;
  /** All thresholds of that policy, where they are known. */
  readonly inForce?: Policy;
  readonly asOf: Day;
  readonly currency: string;
}

export interface EngineQuestion {
  readonly input: EngineInput | null;
  readonly withheld: Withheld | null;
  /** Keys of options without a price in the book, or that route to such a one: the engine does not hear of them. */
  readonly leftOut: readonly string[];
}

/** The whole question for the engine. It is withheld where what is in use has no price, or the options contradict each other. */
export function toEngineInput(question: Question): EngineQuestion {
  const { inUse, policy } = question;
  const translated = translateAll(question);
  const { kept, leftOut } = withoutDangling(
    inUse.router && !inUse.router.isListed ? [...translated, routerOption(inUse)] : translated,
  );
  if (inUse.current !== null && !kept.some(({ id }) => id === inUse.current))
    return { input: null, leftOut, withheld: { code: "option-unpriced", names: leftOut } };
  if (kept.length === 0) return { input: null, leftOut, withheld: { code: "option-unpriced", names: leftOut } };
  const input: EngineInput = {
    asOf: question.asOf,
    currency: question.currency,
    workload: workloadOf(question),
    usage: question.usage,
    current: inUse.current,
    options: kept,
    policy,
  };
  const faults = faultsOf(input).map(({ path, problem }) => `${path}: ${problem}`);
  return faults.length > 0
    ? { input: null, leftOut, withheld: { code: "refused", faults } }
    : { input, leftOut, withheld: null };
}

type Translated = EngineOption | { readonly id: string; readonly isUnpriced: true };

function translateAll({ options, inUse, lookup, machines, shared, usage, policy, ...known }: Question): Translated[] {
  const thresholds = known.inForce ?? policyInForce(policy);
  const inUseKeys = keysInUse(inUse, options);
  return options.map((option): Translated => {
    const others = shared(option.key);
    const terms = { lookup, machines, others, usage, policy: thresholds, isInUse: inUseKeys.has(option.key) };
    const made = engineOption(option, terms);
    if (!made) return { id: option.key, isUnpriced: true };
    return inUse.router?.isListed && inUse.router.key === option.key ? { ...made, route: inUse.router.route } : made;
  });
}

function keysInUse(inUse: InUse, options: readonly OptionForEngine[]): ReadonlySet<string> {
  const keys = new Set(
    inUse.current === null ? [] : [inUse.current, ...(inUse.router?.route ?? []).map((leg) => leg.option)],
  );
  for (const key of keys)
    for (const leg of options.find((option) => option.key === key)?.definition.route ?? [])
      if (leg.share > 0) keys.add(leg.option);
  return keys;
}

function routerOption({ router }: InUse): EngineOption {
  return { id: router?.key ?? "", level: router?.level ?? 1, label: "What is in use", route: router?.route ?? [] };
}

/** An option that routes to one that is left out is left out too. */
function withoutDangling(translated: readonly Translated[]): { kept: EngineOption[]; leftOut: string[] } {
  let kept = translated.filter((option): option is EngineOption => !("isUnpriced" in option));
  const leftOut = translated.filter((option) => "isUnpriced" in option).map(({ id }) => id);
  for (;;) {
    const dangling = kept.filter((option) => option.route?.some((leg) => leftOut.includes(leg.option)));
    if (dangling.length === 0) return { kept, leftOut };
    leftOut.push(...dangling.map(({ id }) => id));
    kept = kept.filter((option) => !dangling.includes(option));
  }
}

function workloadOf({ name, profile }: Question): EngineInput["workload"] {
  const { usageOverrides: _overrides, outcomeUnit: _unit, template: _template, interactive, ...rest } = profile;
  const { successes: _successes, saidCurrent: _said, ...about } = rest;
  return { name, ...about, ...(typeof interactive === "boolean" ? { interactive } : {}) };
}
