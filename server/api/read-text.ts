/**
 * The body of a request as text, never more than `most` bytes of it: a body without a length, or with a wrong one, is counted as
 * it comes. Null where it is larger.
 */
export async function readText(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const reader = request.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += (value as Uint8Array).length;
    if (bytes > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value as Uint8Array, { stream: true });
  }
}

/** The same request with a body that was read already. */
export const withText = (request: Request, text: string): Request =>
  new Request(request.url, { method: request.method, headers: request.headers, body: text, signal: request.signal });
