import type { AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isDeeperThan } from "../kernel/is-deeper-than";
import { readText, withText } from "./read-text";
import { isSameOrigin, requestContext } from "./request-context";

export const MAX_BATCH = 20;
export const MAX_BODY_BYTES = 2_000_000;
/** The deepest question of ours, a mapping inside a file's, is not half as deep. */
export const MAX_DEPTH = 40;

/**
 * Serves a router at an address. Bodies are small here: files go to their own route. What is too large, too deep or too many is
 * refused before it is parsed, and what changes something comes from our own pages, as JSON.
 */
export async function answerTrpc(
  request: Request,
  endpoint: string,
  router: AnyTRPCRouter,
  slug: string | null,
): Promise<Response> {
  const url = new URL(request.url);
  const calls = callsIn(url.pathname);
  if (calls === null) return refused(400, "The address is not rightly encoded.");
  if (calls > MAX_BATCH) return refused(400, `At most ${MAX_BATCH} calls at once.`);
  if (isDeeperThan(url.searchParams.get("input") ?? "", MAX_DEPTH)) return tooDeep();
  const asked = request.method === "POST" ? await readPost(request) : request;
  if (asked instanceof Response) return asked;
  const createContext = () => requestContext(slug);
  const answer = await fetchRequestHandler({ endpoint, req: asked, router, createContext });
  answer.headers.set("cache-control", "private, no-store");
  return answer;
}

/** How many procedures an address names; null where it cannot be read. */
function callsIn(pathname: string): number | null {
  try {
    return decodeURIComponent(pathname).split(",").length;
  } catch {
    return null;
  }
}

/** The request, its body read, or the refusal of it. */
async function readPost(request: Request): Promise<Request | Response> {
  if (!isSameOrigin(request)) return refused(403, "Requests that change something come from Quarterdeck's own pages.");
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) return refused(415, "Send JSON.");
  const text = await readText(request, MAX_BODY_BYTES);
  if (text === null) return refused(413, "The request is too large: 2 MB at most.");
  return isDeeperThan(text, MAX_DEPTH) ? tooDeep() : withText(request, text);
}

const tooDeep = (): Response => refused(400, `The request is nested too deeply: ${MAX_DEPTH} levels at most.`);
const refused = (status: number, message: string): Response =>
  Response.json({ error: { message } }, { status, headers: { "cache-control": "private, no-store" } });
