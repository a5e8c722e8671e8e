import type { z } from "zod";

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly valueType?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly getter?: () => z.ZodType;
}

/** Texts by the name of their field, where the shape alone does not say what would be right. */
const BY_NAME: Readonly<Record<string, string>> = {
  quarter: "2026-Q3",
  email: "someone@example.com",
  currency: "USD",
  slug: "somewhere",
};

/** Whole values by the name of their field, where its parts must fit together. */
const WHOLE: Readonly<Record<string, unknown>> = {
  mapping: {
    day: { column: "day", format: "ISO" },
    provider: { constant: "openai" },
    model: { column: "model" },
    tokens: { input: "in", output: "out" },
  },
};

/**
 * A value that a zod schema would most likely take, with `text` in every free string and ids: what the access and isolation
 * tests call every procedure with, so that a new procedure is covered the day it is written.
 */
export function exampleInput(schema: z.ZodType | undefined, text: string, name = ""): unknown {
  if (!schema) return undefined;
  if (WHOLE[name] !== undefined && schema.safeParse(WHOLE[name]).success) return WHOLE[name];
  const def = schema.def as unknown as Definition;
  switch (def.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, field]) => [key, exampleInput(field, text, key)]),
      );
    case "string":
      return stringFor(schema, text, name);
    case "number":
    case "int":
      return numberFor(schema);
    case "bigint":
      return 1n;
    case "boolean":
      return true;
    case "date":
      return new Date("2026-09-30T00:00:00Z");
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "array":
      return [exampleInput(def.element, text, name)];
    case "tuple":
      return (def.items ?? []).map((item) => exampleInput(item, text, name));
    case "record":
      return {};
    case "union":
      return exampleInput(def.options?.[0], text, name);
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
    case "catch":
    case "nonoptional":
      return exampleInput(def.innerType, text, name);
    case "pipe":
      return exampleInput(def.in, text, name);
    case "lazy":
      return exampleInput(def.getter?.(), text, name);
    case "null":
      return null;
    default:
      return undefined;
  }
}

function stringFor(schema: z.ZodType, text: string, name: string): string {
  const candidates = [
    text,
    BY_NAME[name] ?? text,
    "2026-09-30",
    "2026-Q3",
    "0.5",
    "USD",
    "someone@example.com",
    "a long enough text of words",
    "2026-09",
    "0".repeat(64),
  ];
  return candidates.find((candidate) => schema.safeParse(candidate).success) ?? text;
}

function numberFor(schema: z.ZodType): number {
  return [1, 0.5, 0, 100, 2026].find((candidate) => schema.safeParse(candidate).success) ?? 1;
}
