import { answerDocument } from "./answer-document";
import { importRoutes } from "./imports/import-routes";
import { openRoute, type Route } from "./route";
import { tracesRoute } from "./otlp/traces-route";
import { usageRoute } from "./usage/usage-route";

/** Describes everything here for machines; made from the table below. */
const documentRoute: Route = openRoute({
  method: "GET",
  path: "/openapi.json",
  name: "readDocument",
  summary: "This API, described",
  text: "OpenAPI 3.1, made from the shapes that the routes check. It needs no token.",
  answers: [{ status: 200, text: "The document", type: "application/json" }],
  problems: [],
  examples: [{ title: "The document", curl: `curl "$HOST/api/v1/openapi.json"` }],
  answer: async () => answerDocument(routes),
});

/** The HTTP API: a table of contents. The document, the page and the answers are made of it. */
export const routes: readonly Route[] = [usageRoute, tracesRoute, ...importRoutes, documentRoute];
