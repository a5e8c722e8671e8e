import { openapiDocument } from "./openapi-document";
import type { Route } from "./route";

/** The document as it is served: the same for everybody until the next version. */
export const answerDocument = (routes: readonly Route[]): Response =>
  Response.json(openapiDocument(routes), { headers: { "cache-control": "public, max-age=300" } });
