import { z } from "zod";
import type { TokenAbility } from "../../tenancy/tokens/token-schema";
import { bearer, type Entered } from "./bearer";
import { Problem, type ProblemFault } from "./problem";
import type { ProblemName } from "./problem-types";

/** What a route is asked with. */
export interface Call<Query> {
  readonly request: Request;
  /** Of the address: `{id}`. */
  readonly id: string;
  readonly query: Query;
}

export interface TakenContent {
  readonly type: string;
  readonly text: string;
  readonly schema?: z.ZodType;
}

export interface GivenAnswer {
  readonly status: number;
  readonly text: string;
  /** `application/json` where a schema stands without a type. */
  readonly type?: string;
  readonly schema?: z.ZodType;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Example {
  readonly title: string;
  readonly curl: string;
}

interface Described {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below `/api/v1`; `{id}` is the one variable there is. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly takes?: readonly TakenContent[];
  readonly answers: readonly GivenAnswer[];
  readonly problems: readonly ProblemName[];
  readonly examples: readonly Example[];
}

/** One address and method: what it says of itself, and its answer. The document and the page are made of these. */
export interface Route extends Described {
  readonly ability: TokenAbility | null;
  readonly query: z.ZodObject | null;
  readonly answer: (request: Request, id: string) => Promise<Response>;
}

interface Tenants<Query extends z.ZodObject> extends Described {
  readonly ability: TokenAbility;
  readonly query?: Query;
  readonly answer: (call: Call<z.output<Query>> & { readonly entered: Entered }) => Promise<Response>;
}

const NOTHING = z.strictObject({});

/** A route behind the door for machines: the token first, then the parameters, then the work. */
export function tenantRoute<Query extends z.ZodObject = typeof NOTHING>(given: Tenants<Query>): Route {
  const open = bearer(given.ability);
  const query = given.query ?? (NOTHING as unknown as Query);
  return {
    ...given,
    query,
    problems: [...given.problems, "invalid-token", "not-allowed", "too-many-requests", "bad-request"],
    answer: async (request, id) => {
      const entered = await open(request);
      return given.answer({ request, id, entered, query: readQuery(query, new URL(request.url).searchParams) });
    },
  };
}

/** A route that anyone may ask: it tells of the API and of nobody. */
export const openRoute = (given: Described & { readonly answer: () => Promise<Response> }): Route => ({
  ...given,
  ability: null,
  query: null,
  answer: () => given.answer(),
});

function readQuery<Query extends z.ZodObject>(shape: Query, given: URLSearchParams): z.output<Query> {
  const names = [...given.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw faulty([{ parameter: twice, detail: "Give it once." }]);
  const read = shape.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw faulty(
    read.error.issues.flatMap((issue): ProblemFault[] =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({
            parameter: key,
            detail: `There is no such parameter; there are ${known(shape)}.`,
          }))
        : [{ parameter: String(issue.path[0] ?? ""), detail: issue.message }],
    ),
  );
}

const known = (shape: z.ZodObject): string => Object.keys(shape.shape).join(", ") || "none";
const faulty = (errors: readonly ProblemFault[]): Problem => {
  const [first] = errors;
  return new Problem("bad-request", first ? `${first.parameter}: ${first.detail}` : "The parameters are not right.", {
    errors,
  });
};

/** A number that comes as text, whole and within bounds. */
export const wholeNumber = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, "write a whole number")
    .transform(Number)
    .pipe(z.int().min(least, `write ${least} or more`).max(most, `write ${most} or less`))
    .prefault(String(usual));

/** `true` or `false` in an address. */
export const yesOrNo = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");

export const answerJson = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json(body, { status, headers });
