import { z } from "zod";
import { describeBug } from "../../kernel/describe-bug";
import { Refusal, type RefusalKind } from "../../kernel/refusal";
import { API_ROOT, PROBLEM_TYPES, type ProblemName } from "./problem-types";

/** One thing that is wrong, and where: a place in the JSON body (RFC 6901, as a fragment) or a parameter. */
export const problemFault = z.object({
  detail: z.string(),
  pointer: z.string().optional(),
  parameter: z.string().optional(),
  header: z.string().optional(),
});
export type ProblemFault = z.infer<typeof problemFault>;

/** RFC 9457. Further members depend on the type. */
export const problemDocument = z
  .looseObject({
    type: z.string().describe("Where this kind of problem is explained, relative to the host."),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("A sentence: what is wrong, where, and what would be right."),
    instance: z.string().describe("The path that was asked for."),
    code: z.string().optional().describe("The reason, for machines."),
    errors: z.array(problemFault).optional(),
  })
  .describe("What was refused and why (RFC 9457)");

interface ProblemMore {
  readonly errors?: readonly ProblemFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Ends a request of the HTTP API with a problem of the table. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly type: ProblemName,
    detail: string,
    readonly more: ProblemMore = {},
  ) {
    super(detail);
  }
}

const BY_KIND: Readonly<Record<RefusalKind, ProblemName>> = {
  "bad-input": "bad-request",
  "not-found": "not-found",
  forbidden: "not-allowed",
  conflict: "conflict",
  "answer-needed": "open-question",
  unavailable: "unavailable",
};
const BY_CODE: Readonly<Record<string, ProblemName>> = { "too-large": "too-large", "cut-short": "cut-short" };

/** The one place where what the house refuses becomes a problem. What is no refusal is a bug: logged once, told by its number. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return refusedProblem(error);
  if (error instanceof z.ZodError)
    return new Problem("bad-request", "The request has faults.", { errors: faultsOf(error) });
  const id = crypto.randomUUID().slice(0, 8);
  console.error(`bug ${id} in the HTTP API: ${describeBug(error)}`);
  return new Problem("bug", `Something went wrong on our side (${id}). Nothing was changed.`);
}

function refusedProblem({ kind, code, message, facts }: Refusal): Problem {
  const type = BY_CODE[code] ?? BY_KIND[kind];
  const parameter = typeof facts.field === "string" ? facts.field : null;
  return new Problem(type, message, {
    members: { code },
    ...(parameter ? { errors: [{ detail: message, parameter }] } : {}),
    ...(type === "unavailable" ? { headers: { "retry-after": "60" } } : {}),
  });
}

/** A place in a JSON body: `["rows", 0, "day"]` → `#/rows/0/day`. */
export const pointerOf = (keys: readonly PropertyKey[]): string =>
  `#${keys.map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;

/** Each fault of a shape with its place; unknown keys one by one. */
export const faultsOf = (error: z.ZodError): ProblemFault[] =>
  error.issues.flatMap((issue): ProblemFault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: "There is no such member." }))
      : [{ pointer: pointerOf(issue.path), detail: issue.message }],
  );

/** The problem as it is told: `instance` is the path that was asked for. */
export function problemBody(problem: Problem, instance: string): z.infer<typeof problemDocument> {
  const { status, title } = PROBLEM_TYPES[problem.type];
  const { errors, members } = problem.more;
  return {
    type: `${API_ROOT}#${problem.type}`,
    title,
    status,
    detail: problem.message,
    instance,
    ...members,
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
  };
}

export const problemResponse = (problem: Problem, instance: string): Response =>
  new Response(JSON.stringify(problemBody(problem, instance)), {
    status: PROBLEM_TYPES[problem.type].status,
    headers: { ...problem.more.headers, "content-type": "application/problem+json" },
  });
