import { callPublic } from "@/server/api/root";

export const dynamic = "force-dynamic";

/**
 * Ends the mails: from the page's button, and from a mail program's one click (RFC 8058), which has no page, no cookie and
 * no Origin. The link itself is the proof.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const token = decodeURIComponent((await params).token);
  const body = await request.text();
  try {
    await callPublic({ person: null, slug: null, now: new Date() }).shared.stop({ token });
  } catch {
    return new Response("This link opens nothing any more.", { status: 404 });
  }
  if (body.includes("List-Unsubscribe=One-Click")) return new Response(null, { status: 200 });
  return new Response(null, { status: 303, headers: { location: `/r/${encodeURIComponent(token)}/stop?done=1` } });
}
