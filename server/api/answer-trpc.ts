import type { AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin, requestContext } from "./request-context";

const MAX_BATCH = 20;
const MAX_BODY_BYTES = 2_000_000;

/** Serves a router at an address. Bodies are small here: files go to their own route. */
export async function answerTrpc(
  request: Request,
  endpoint: string,
  router: AnyTRPCRouter,
  slug: string | null,
): Promise<Response> {
  if (request.method === "POST") {
    if (!isSameOrigin(request))
      return refused(403, "Requests that change something come from Quarterdeck's own pages.");
    if (!request.headers.get("content-type")?.startsWith("application/json")) return refused(415, "Send JSON.");
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES)
      return refused(413, "The request is too large: 2 MB at most.");
  }
  if (new URL(request.url).pathname.split(",").length > MAX_BATCH)
    return refused(400, `At most ${MAX_BATCH} calls at once.`);
  return fetchRequestHandler({ endpoint, req: request, router, createContext: () => requestContext(slug) });
}

const refused = (status: number, message: string): Response => Response.json({ error: { message } }, { status });
