import { getServerSession } from "next-auth";
import { demoMaySignIn, readEnvironment } from "../environment/environment";
import { personOfSession } from "../tenancy/sign-in/session";
import { authOptions } from "./auth-options";
import type { RequestContext } from "./procedures";
import { visitor } from "./visitor";

/** Who asks, and where: the session row is read at every request, the organization comes from the URL alone. */
export async function requestContext(slug: string | null): Promise<RequestContext> {
  const session = await getServerSession(authOptions);
  const now = new Date();
  const person = session?.sessionId
    ? await personOfSession(session.sessionId, now, demoMaySignIn(readEnvironment(process.env)))
    : null;
  return { person, slug, now, visitor: await visitor() };
}

/** A state-changing request must come from our own pages: its Origin is there and names this host. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (!origin || !host) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
