import { Refusal } from "@/server/kernel/refusal";
import { bundledBook } from "@/server/pricing";
import type { Matcher, OptionDefinitionInput } from "@/server/workloads/schema";
import type { DemoOption, DemoRule } from "./shape";

/** An option in the words of the room of workloads; a machine's price is looked up in the bundled book. */
export function definitionOf({
  key: _key,
  since: _since,
  evidence: _evidence,
  machine,
  addedInput,
  ...option
}: DemoOption): OptionDefinitionInput {
  return {
    ...option,
    route: option.route?.map((leg) => ({ ...leg })),
    models: [...option.models],
    ...(addedInput ? { addedInput: { fewShot: addedInput.fewShot ?? 0, retrieved: addedInput.retrieved ?? 0 } } : {}),
    ...(machine ? { unitHourly: hourlyOf(machine), capacityRps: machine.capacityRps } : {}),
  };
}

function hourlyOf({ provider, name }: NonNullable<DemoOption["machine"]>): number {
  const machine = bundledBook.machines.find((one) => one.provider === provider && one.name === name);
  if (!machine)
    throw new Refusal("unavailable", "no-machine", `The bundled book has no machine ${name} of ${provider}.`);
  return Number(machine.hourly);
}

/** A rule's labels, each to be matched whole. */
export const matchersOf = (rule: DemoRule): Matcher[] =>
  (["provider", "project", "apiKey", "model"] as const).flatMap((field) => {
    const pattern = rule[field];
    return pattern === undefined ? [] : [{ field, kind: "glob" as const, pattern }];
  });
