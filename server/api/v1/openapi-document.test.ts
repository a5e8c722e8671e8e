import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { answerApi } from "./answer-api";
import { describeApi } from "./describe-api";
import { openapiDocument } from "./openapi-document";
import { PROBLEM_TYPES } from "./problem-types";
import { routes } from "./routes";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security: readonly object[];
  readonly parameters: readonly { name: string; in: string; schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
const document = openapiDocument(routes) as unknown as {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

describe("the OpenAPI document", () => {
  it("describes every route once, and nothing else", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
  });

  it("holds only valid JSON Schema 2020-12, in every place", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "document", components: document.components });
    const schemas: [string, object][] = Object.entries(document.components.schemas);
    for (const { path, method, operation } of operations) {
      for (const { name, schema } of operation.parameters) schemas.push([`${method} ${path} ${name}`, schema]);
      for (const content of [operation.requestBody, ...Object.values(operation.responses)])
        for (const [type, { schema }] of Object.entries(content?.content ?? {}))
          if (!("$ref" in schema)) schemas.push([`${method} ${path} ${type}`, schema]);
    }
    expect(schemas.length).toBeGreaterThan(40);
    for (const [place, schema] of schemas)
      expect(ajv.validateSchema(schema), `${place}: ${JSON.stringify(ajv.errors)}`).toBe(true);
  });

  it("says what each operation needs, takes and answers", () => {
    for (const { path, method, operation } of operations) {
      const place = `${method} ${path}`;
      expect(operation.summary.length, place).toBeGreaterThan(3);
      expect(operation.security, place).toEqual(path === "/openapi.json" ? [] : [{ token: [] }]);
      expect(
        operation.parameters.some(({ name }) => name === "id"),
        place,
      ).toBe(path.includes("{id}"));
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => status.startsWith("2")),
        place,
      ).toBe(true);
      if (path !== "/openapi.json")
        expect(statuses, place).toEqual(expect.arrayContaining(["400", "401", "403", "429", "500"]));
      for (const [status, response] of Object.entries(operation.responses))
        if (Number(status) >= 400)
          expect(response.content, `${place} ${status}`).toEqual({
            "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
          });
    }
    const usage = document.paths["/usage"]!.post!;
    expect(usage.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "format",
        "source",
        "overlap",
        "name",
        "accept-rejects",
        "dry-run",
        "Idempotency-Key",
        "Prefer",
      ]),
    );
    expect(usage.requestBody?.content["application/json"]?.schema).toMatchObject({
      properties: { rows: { items: { required: expect.arrayContaining(["day", "provider", "model"]) } } },
    });
  });

  it("is served to everybody, and every address in it answers", async () => {
    const ask = (path: string, method = "GET") =>
      answerApi(new Request(`http://quarterdeck.example${path}`, { method }));
    const served = await ask("/api/v1/openapi.json");
    expect([served.status, served.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await served.json()).toEqual(JSON.parse(JSON.stringify(document)));
    for (const { path, method } of operations) {
      const answer = await ask(`${document.servers[0]!.url}${path.replace("{id}", "x")}`, method);
      // Without a token all but the document are closed, and none is unknown.
      expect(answer.status, `${method} ${path}`).toBe(path === "/openapi.json" ? 200 : 401);
    }
  });
});

describe("the page of the API", () => {
  it("tells of every route, every problem and every member of a row", () => {
    const { entries, problems, rowFields } = describeApi();
    expect(entries.map(({ method, address }) => `${method} ${address}`)).toEqual(
      routes.map(({ method, path }) => `${method} /api/v1${path}`),
    );
    expect(problems.map(({ name }) => name)).toEqual(Object.keys(PROBLEM_TYPES));
    expect(rowFields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual([
      "day",
      "provider",
      "model",
      "uncachedInput",
      "output",
    ]);
    for (const { examples, address } of entries)
      for (const { curl } of examples) expect(curl.includes(address.split("{id}")[0]!), curl).toBe(true);
  });
});
