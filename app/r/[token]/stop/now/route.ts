import { readText } from "@/server/api/read-text";
import { callPublic } from "@/server/api/root";

export const dynamic = "force-dynamic";

/** A mail program sends one field. */
const MOST_BYTES = 4_096;

/**
 * Ends the mails: from the page's button, and from a mail program's one click (RFC 8058), which has no page, no cookie and
 * no Origin. The link itself is the proof.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const body = await readText(request, MOST_BYTES);
  if (body === null) return answer("This is too much for one click.", 413);
  let token = "";
  try {
    token = decodeURIComponent((await params).token);
    await callPublic({ person: null, slug: null, now: new Date() }).shared.stop({ token });
  } catch {
    return answer("This link opens nothing any more.", 404);
  }
  if (body.includes("List-Unsubscribe=One-Click")) return answer(null, 200);
  return answer(null, 303, { location: `/r/${encodeURIComponent(token)}/stop?done=1` });
}

const answer = (text: string | null, status: number, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(text, {
    status,
    headers: { "cache-control": "private, no-store", "content-type": "text/plain; charset=utf-8", ...more },
  });
