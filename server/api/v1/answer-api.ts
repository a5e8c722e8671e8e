import { Refusal } from "../../kernel/refusal";
import { refuseNullCharacters } from "../refuse-null-characters";
import { Problem, problemOf, problemResponse } from "./problem";
import { API_ROOT } from "./problem-types";
import type { Route } from "./route";
import { routes } from "./routes";

/** Answers any request below `/api/v1`: by the table of routes, and by a problem where it does not fit. */
export async function answerApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const answer = await answerAt(request, pathname).catch((error: unknown) =>
    problemResponse(problemOf(error), pathname),
  );
  const headers = new Headers(answer.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  headers.set("x-content-type-options", "nosniff");
  const hasBody = request.method !== "HEAD" && answer.status !== 204;
  return new Response(hasBody ? answer.body : null, { status: answer.status, headers });
}

async function answerAt(request: Request, pathname: string): Promise<Response> {
  const found = routes.flatMap((route) => {
    const id = idIn(pathname, route.path);
    return id === null ? [] : [{ route, id }];
  });
  if (found.length === 0)
    throw new Problem("not-found", `There is nothing at ${pathname.slice(0, 200)}; ${API_ROOT} lists what there is.`);
  const allow = methodsOf(found.map(({ route }) => route));
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  const method = request.method === "HEAD" ? "GET" : request.method;
  const one = found.find(({ route }) => route.method === method);
  if (!one)
    throw new Problem("wrong-method", `${request.method} is not taken here; there is ${allow}.`, {
      headers: { allow },
    });
  return one.route.answer(request, one.id);
}

const methodsOf = (found: readonly Route[]): string =>
  [...new Set(found.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]))), "OPTIONS"].join(", ");

/** The `{id}` of an address that fits; empty where the route has none; null where it does not fit. */
function idIn(pathname: string, path: string): string | null {
  const [prefix = "", suffix] = `${API_ROOT}${path}`.split("{id}");
  if (suffix === undefined) return pathname === prefix ? "" : null;
  if (!pathname.startsWith(prefix) || !pathname.endsWith(suffix) || pathname.length <= prefix.length + suffix.length)
    return null;
  const raw = pathname.slice(prefix.length, pathname.length - suffix.length);
  return raw.includes("/") ? null : readId(raw);
}

/** What no database can hold is the id of nothing. */
function readId(raw: string): string {
  try {
    const id = decodeURIComponent(raw);
    refuseNullCharacters(id);
    return id;
  } catch (error) {
    if (error instanceof URIError || error instanceof Refusal)
      throw new Problem("not-found", "There is no such import.");
    throw error;
  }
}
