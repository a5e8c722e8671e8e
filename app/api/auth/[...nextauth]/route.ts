import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/server/api/auth-options";
import { readText } from "@/server/api/read-text";

const handler = NextAuth(authOptions) as (request: Request, context: unknown) => Promise<Response>;
/** An address, a password and a code are small. */
const MOST_BYTES = 16_384;

export const GET = handler;

/** What signs in and out; next-auth checks its own token against other sites. */
export async function POST(request: NextRequest, context: unknown): Promise<Response> {
  const body = await readText(request, MOST_BYTES);
  if (body === null) return Response.json({ error: { message: "The request is too large." } }, { status: 413 });
  return handler(new NextRequest(request.url, { method: "POST", headers: request.headers, body }), context);
}
