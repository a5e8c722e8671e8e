import { z } from "zod";
import { API_ROOT, PROBLEM_TYPES, type ProblemName } from "./problem-types";
import type { Route } from "./route";
import { routes } from "./routes";
import { canonicalRow } from "./usage/canonical-rows";

interface Member {
  readonly name: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly text: string;
}

/** What a page tells of one address and method. */
export interface ApiEntry {
  readonly name: string;
  readonly method: string;
  readonly address: string;
  readonly text: string;
  readonly ability: string | null;
  readonly parameters: readonly { readonly name: string; readonly text: string; readonly values: string | null }[];
  readonly takes: readonly { readonly types: string; readonly text: string }[];
  readonly answers: readonly { readonly status: number; readonly text: string }[];
  readonly problems: readonly ProblemName[];
  readonly examples: Route["examples"];
}

/** The API for readers: from the same table and shapes that answer. */
export const describeApi = () => ({
  entries: routes.map(entryOf),
  problems: (Object.keys(PROBLEM_TYPES) as ProblemName[]).map((name) => ({ name, ...PROBLEM_TYPES[name] })),
  rowFields: membersOf(canonicalRow).map(({ name, kind, isRequired, text }): Member => ({
    name,
    kind,
    isRequired,
    text,
  })),
});

function entryOf(route: Route): ApiEntry {
  const { name, method, path, text, ability, query, headers, takes, answers, problems, examples } = route;
  return {
    ...{ name, method, address: `${API_ROOT}${path}`, text: plain(text), ability, answers, examples },
    problems: [...new Set(problems)],
    parameters: [
      ...(query ? membersOf(query).map((member) => ({ ...member, name: `?${member.name}` })) : []),
      ...Object.entries(headers ?? {}).map(([header, meaning]) => ({
        name: header,
        text: plain(meaning),
        values: null,
      })),
    ],
    takes: takenBy(takes ?? []),
  };
}

/** Content types that are taken alike stand together. */
function takenBy(takes: NonNullable<Route["takes"]>): { types: string; text: string }[] {
  const byText = new Map<string, string[]>();
  for (const { type, text } of takes) byText.set(text, [...(byText.get(text) ?? []), type]);
  return [...byText].map(([text, types]) => ({ text, types: types.join(", ") }));
}

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly description?: string;
}

function membersOf(shape: z.ZodType): (Member & { readonly values: string | null })[] {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, given]) => {
    const member = given as Shape;
    const choices = member.enum ?? member.anyOf?.find((one) => one.enum)?.enum;
    return {
      ...{ name, kind: kindOf(member), isRequired: required.includes(name), text: plain(member.description ?? "") },
      values: choices ? choices.join(", ") : null,
    };
  });
}

const kindOf = ({ type, anyOf }: Shape): string =>
  anyOf
    ? [...new Set(anyOf.map(kindOf))].join(" or ")
    : typeof type === "string"
      ? type
      : (type?.join(" or ") ?? "any");

/** Marks of code are for the document; a page sets its own. */
const plain = (text: string): string => text.replaceAll("`", "");
