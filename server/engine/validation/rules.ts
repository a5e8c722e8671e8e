import { dayNumber } from "../calendar";

/** One thing that is wrong with an input: the place (`options[0].price.inputPerMTok`) and what would be right. */
export interface Fault {
  readonly path: string;
  readonly problem: string;
}

/** Says what is wrong with a value that is present, or nothing. */
export type Rule = (value: unknown, path: string, faults: Fault[]) => void;

/** Beyond this the arithmetic of doubles would overflow: no workload comes near it. */
const LARGEST = 1e50;

const rule =
  (problemOf: (value: unknown) => string | null): Rule =>
  (value, path, faults) => {
    const problem = problemOf(value);
    if (problem !== null) faults.push({ path, problem });
  };

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const numberProblem = (value: unknown): string | null => {
  if (!isNumber(value)) return "must be a finite number";
  return Math.abs(value) > LARGEST ? "is too large to compute with" : null;
};

export const notNegative = rule(
  (value) => numberProblem(value) ?? ((value as number) < 0 ? "must not be negative" : null),
);
export const positive = rule((value) => numberProblem(value) ?? ((value as number) <= 0 ? "must be above 0" : null));
export const share = rule(
  (value) =>
    numberProblem(value) ?? ((value as number) < 0 || (value as number) > 1 ? "must be between 0 and 1" : null),
);
export const positiveShare = rule(
  (value) =>
    numberProblem(value) ?? ((value as number) <= 0 || (value as number) > 1 ? "must be above 0 and at most 1" : null),
);
export const atLeast = (least: number): Rule =>
  rule((value) => numberProblem(value) ?? ((value as number) < least ? `must be at least ${least}` : null));
export const above = (bound: number): Rule =>
  rule((value) => numberProblem(value) ?? ((value as number) <= bound ? `must be above ${bound}` : null));
export const wholeNumber = (least: number, most: number = Number.MAX_SAFE_INTEGER): Rule =>
  rule((value) => {
    const problem = numberProblem(value);
    if (problem !== null) return problem;
    const number = value as number;
    if (number < least) return least === 0 ? "must not be negative" : `must be at least ${least}`;
    if (number > most) return `must be at most ${most}`;
    return Number.isInteger(number) ? null : "must be a whole number";
  });
export const upTo = (most: number): Rule =>
  rule((value) => {
    const problem = numberProblem(value);
    if (problem !== null) return problem;
    if ((value as number) < 0) return "must not be negative";
    return (value as number) > most ? `must be at most ${most}` : null;
  });

export const truth = rule((value) => (typeof value === "boolean" ? null : "must be true or false"));
export const text = rule((value) => (typeof value === "string" ? null : "must be text"));
export const name = rule((value) => {
  if (typeof value !== "string") return "must be text";
  return value.trim() === "" ? "must not be empty" : null;
});
export const day = rule((value) =>
  typeof value === "string" && !Number.isNaN(dayNumber(value)) ? null : "must be a day that exists, written YYYY-MM-DD",
);
export const oneOf = (values: readonly unknown[]): Rule => {
  const known = new Set(values);
  return rule((value) => (known.has(value) ? null : `must be one of ${values.join(", ")}`));
};

/** Objects as JSON has them: no lists, no class instances. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const plainKey = /^[\p{L}\p{N}_$-]+$/u;
/** The place of a key inside another place: `price.perRequest`, or `price["per request"]` for keys that need quotes. */
export function within(path: string, key: string): string {
  if (!plainKey.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** An object with these keys and no others; `null` and missing are the same, and a fault where `required`. */
export function object(rules: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule {
  const known = new Map(Object.entries(rules));
  const keys = Object.keys(rules).join(", ");
  return (value, path, faults) => {
    if (!isPlainObject(value)) {
      faults.push({ path, problem: "must be an object" });
      return;
    }
    for (const key of Object.keys(value)) {
      const check = known.get(key);
      if (check === undefined)
        faults.push({ path: within(path, key), problem: `is not known here; known are ${keys}` });
      else if (!isAbsent(value[key])) check(value[key], path === "" ? key : `${path}.${key}`, faults);
    }
    for (const key of required)
      if (isAbsent(value[key])) faults.push({ path: path === "" ? key : `${path}.${key}`, problem: "is required" });
  };
}

/** A list with at least one entry, every one of which is checked; an absent entry is a fault. */
export const listOf =
  (check: Rule): Rule =>
  (value, path, faults) => {
    if (!Array.isArray(value)) faults.push({ path, problem: "must be a list" });
    else if (value.length === 0) faults.push({ path, problem: "must hold at least one entry" });
    else
      for (let index = 0; index < value.length; index += 1) {
        const held: unknown = value[index];
        if (isAbsent(held)) faults.push({ path: `${path}[${index}]`, problem: "is required" });
        else check(held, `${path}[${index}]`, faults);
      }
  };
