import { z } from "zod";
import type { EngineInput } from "./engine-input";
import { faultsOf } from "./validation/faults-of";

const step = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g;

/** `options[0].price["per call"]` as the steps that lead there. */
const stepsOf = (path: string): (string | number)[] =>
  [...path.matchAll(step)].map(([, index, quoted, key]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? (key ?? "") : (JSON.parse(quoted) as string);
  });

/** An engine input at a border: the engine's own faults, at their places, so that a form can show them at its fields. */
export const engineInputSchema = z.unknown().transform((input, context) => {
  const faults = faultsOf(input);
  for (const { path, problem } of faults) context.addIssue({ code: "custom", path: stepsOf(path), message: problem });
  return faults.length > 0 ? z.NEVER : (input as EngineInput);
});
