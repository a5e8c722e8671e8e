import { z } from "zod";
import { problemDocument } from "./problem";
import { API_ROOT, PROBLEM_TYPES, type ProblemName } from "./problem-types";
import type { GivenAnswer, Route } from "./route";

type Json = Readonly<Record<string, unknown>>;

/** A shape of zod as JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
const jsonSchema = (shape: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  return schema;
};

/** Everything that the routes say of themselves, as OpenAPI 3.1: each shape is the very one that the route checks. */
export function openapiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
  return {
    openapi: "3.1.0",
    info: {
      title: "Quarterdeck",
      version: "1",
      description: "Usage comes in: files, rows and traces, for machines. Every refusal is a problem (RFC 9457).",
    },
    servers: [{ url: API_ROOT }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A token of one organization, made in its settings and shown there once.",
        },
      },
      schemas: { Problem: jsonSchema(problemDocument, "output") },
    },
  };
}

function operation(route: Route): Json {
  const { name, summary, text, ability, takes } = route;
  return {
    operationId: name,
    summary,
    description: ability === null ? text : `${text} The token needs \`${ability}\`.`,
    security: ability === null ? [] : [{ token: [] }],
    parameters: parametersOf(route),
    ...(takes
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              takes.map(({ type, schema }) => [type, { schema: schema ? jsonSchema(schema, "input") : bytesOf(type) }]),
            ),
          },
        }
      : {}),
    responses: { ...answersOf(route.answers), ...problemsOf(route.problems) },
  };
}

const bytesOf = (type: string): Json =>
  type === "multipart/form-data"
    ? { type: "object", additionalProperties: { type: "string", contentMediaType: "application/octet-stream" } }
    : { type: "string", contentMediaType: type };

function parametersOf({ path, query, headers }: Route): Json[] {
  const shape = query ? jsonSchema(query, "input") : {};
  const properties = (shape.properties ?? {}) as Record<string, Json>;
  const required = (shape.required ?? []) as readonly string[];
  return [
    ...(path.includes("{id}") ? [{ name: "id", in: "path", required: true, schema: { type: "string" } }] : []),
    ...Object.entries(properties).map(([name, { description, ...schema }]) => ({
      ...{ name, in: "query", required: required.includes(name), schema },
      ...(description === undefined ? {} : { description }),
    })),
    ...Object.entries(headers ?? {}).map(([name, description]) => ({
      ...{ name, in: "header", required: false, description, schema: { type: "string" } },
    })),
  ];
}

function answersOf(answers: readonly GivenAnswer[]): Json {
  const byStatus = new Map<number, GivenAnswer[]>();
  for (const answer of answers) byStatus.set(answer.status, [...(byStatus.get(answer.status) ?? []), answer]);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      String(status),
      {
        description: some.map(({ text }) => text).join("; "),
        ...headersOf(Object.assign({}, ...some.map(({ headers }) => headers ?? {})) as Record<string, string>),
        ...contentOf(some),
      },
    ]),
  );
}

const headersOf = (headers: Readonly<Record<string, string>>): Json =>
  Object.keys(headers).length === 0
    ? {}
    : {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
        ),
      };

function contentOf(answers: readonly GivenAnswer[]): Json {
  const byType = new Map<string, Json[]>();
  for (const { type, schema } of answers) {
    const name = type ?? (schema ? "application/json" : null);
    if (name === null) continue;
    const one = schema
      ? jsonSchema(schema, "output")
      : name === "application/json"
        ? { type: "object" }
        : { type: "string" };
    byType.set(name, [...(byType.get(name) ?? []), one]);
  }
  if (byType.size === 0) return {};
  const schemaOf = (some: readonly Json[]): Json => (some.length === 1 ? (some[0] ?? {}) : { anyOf: some });
  return { content: Object.fromEntries([...byType].map(([type, some]) => [type, { schema: schemaOf(some) }])) };
}

function problemsOf(names: readonly ProblemName[]): Json {
  const byStatus = new Map<number, string[]>();
  for (const name of new Set([...names, "bug" as const])) {
    const { status, title } = PROBLEM_TYPES[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${name}\`: ${title}`]);
  }
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [String(status), { description: titles.join(". "), content }]),
  );
}
