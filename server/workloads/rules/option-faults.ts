import { faultsOf } from "@/server/engine";
import type { OptionDefinition } from "../schema";

export interface KeyedDefinition {
  readonly key: string;
  readonly definition: OptionDefinition;
}

/** What is wrong with an option beside the others of its workload: where, and what would be right. */
export interface OptionFault {
  readonly path: string;
  readonly problem: string;
}

/** Stands in for a price of the book, which is not known before it is asked. */
const LOOKED_UP = { inputPerMTok: 1, outputPerMTok: 1 };

/** Every fault that a definition has of its own or brings to the others: the engine's rules, and those of the price book. */
export function optionFaults(draft: KeyedDefinition, others: readonly KeyedDefinition[]): OptionFault[] {
  const own: OptionFault[] = [];
  const { price, priceOf, route } = draft.definition;
  if (priceOf && price) own.push({ path: "priceOf", problem: "type a price or look it up, not both" });
  if (priceOf && route) own.push({ path: "priceOf", problem: "a router has no price of its own" });
  own.push(...machineFaults(draft.definition), ...staffFaults(draft.definition));
  const all = [draft, ...others.filter(({ key }) => key !== draft.key)];
  const input = {
    asOf: "2000-01-01",
    workload: { name: "workload", task: "other" },
    usage: { requestsPerMonth: 1, inputTokensPerRequest: 1, outputTokensPerRequest: 1 },
    options: all.map(engineShape),
  };
  const found = faultsOf(input).map(({ path, problem }) => ({ path: path.replace(/^options\[0\]\.?/, ""), problem }));
  return own.length > 0 ? own : found;
}

function machineFaults({ machineOf, unitHourly, sizing, route }: OptionDefinition): OptionFault[] {
  const hasMachine = Boolean(machineOf) || typeof unitHourly === "number";
  return [
    ...(machineOf && typeof unitHourly === "number"
      ? [{ path: "machineOf", problem: "type what a machine costs or look it up, not both" }]
      : []),
    ...(machineOf && route ? [{ path: "machineOf", problem: "a router has no machine of its own" }] : []),
    ...(sizing && !hasMachine && (sizing.spares > 0 || sizing.sharedAs !== "" || sizing.hoursPerDay)
      ? [{ path: "sizing", problem: "name a machine, or leave spares, hours and sharing empty" }]
      : []),
  ];
}

/** Time that is spent once has a length, and a total says all of it already. */
function staffFaults({ staff, upfront }: OptionDefinition): OptionFault[] {
  const once = (staff ?? []).flatMap((line, at) => (line.work === "upkeep" ? [] : [{ line, at }]));
  return [
    ...once.flatMap(({ line, at }) =>
      line.months ? [] : [{ path: `staff[${at}].months`, problem: "say for how many months" }],
    ),
    ...(once.length > 0 && typeof upfront?.total === "number"
      ? [{ path: "upfront.total", problem: "says all of it already: leave it empty, or the lines of people" }]
      : []),
  ];
}

function engineShape({ key, definition }: KeyedDefinition): Record<string, unknown> {
  const {
    models: _models,
    promptVersion: _prompt,
    trainingRun: _run,
    addedInput: _added,
    sizing: _sizing,
    staff: _staff,
    dataChecks: _checks,
    proposal: _proposal,
    machineOf,
    priceOf,
    price,
    ...given
  } = definition;
  const unitHourly = machineOf ? 1 : given.unitHourly;
  const stated = Object.entries({ ...given, unitHourly, price: priceOf ? LOOKED_UP : price }).filter(
    ([, value]) => value !== null && value !== false && value !== 0,
  );
  return { id: key, level: definition.level, ...Object.fromEntries(stated) };
}
