import { z } from "zod";
import { addPart, beginUpload, dropUpload, findBegun, importHints } from "../../intake";
import { Refusal } from "../../kernel/refusal";
import type { Actor } from "../../tenancy/context";
import { takeTurn } from "../../tenancy/sign-in/throttle";
import { answerRefusal } from "../require-ability";

/** Who may import here: the door has been passed. */
export interface Uploader {
  readonly organizationId: string;
  readonly actor: Actor;
}

const headersOf = (offset: number, bytes: number) => ({
  "upload-offset": String(offset),
  "upload-length": String(bytes),
  "cache-control": "private, no-store",
});

const announced = z.object({
  fileName: z.string().max(1000),
  bytes: z.number(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  hints: importHints.default({}),
});
const MOST_WORDS = 16_384;

/** `POST`: announces a file, as JSON `{ fileName, bytes, sha256?, hints? }`. Answers 201 and `{ "id": … }`. */
export async function answerBegin(request: Request, { organizationId, actor }: Uploader): Promise<Response> {
  return answered(async () => {
    const read = announced.safeParse(await readJson(request));
    if (!read.success)
      throw new Refusal(
        "bad-input",
        "bad-announcement",
        'Announce a file as JSON such as {"fileName":"usage.csv","bytes":1024}, with sha256 and hints where you know them.',
      );
    await takeTurn([["upload", `${organizationId}:${actor.id}`]], new Date());
    const id = await beginUpload(organizationId, actor, read.data);
    return Response.json({ id }, { status: 201, headers: headersOf(0, read.data.bytes) });
  });
}

/**
 * What is asked of an upload that was begun, in the words of the tus protocol: `HEAD` how much is here, `PATCH` adds the raw body
 * at `Upload-Offset`, `DELETE` lets go. A part may say `Upload-Checksum: sha256 <base64>`. The last part makes an import of the
 * same id; asked again, it answers the same.
 */
export async function answerPart(request: Request, { organizationId, actor }: Uploader, id: string): Promise<Response> {
  return answered(async () => {
    if (request.method === "DELETE") {
      await dropUpload(organizationId, actor, id);
      return new Response(null, { status: 204, headers: { "cache-control": "private, no-store" } });
    }
    if (request.method === "HEAD") {
      const { offset, bytes } = await findBegun(organizationId, actor, id);
      return new Response(null, { status: 200, headers: headersOf(offset, bytes) });
    }
    const { offset, bytes, isDone } = await addPart(organizationId, actor, id, {
      offset: offsetOf(request.headers.get("upload-offset")),
      body: (request.body ?? []) as unknown as AsyncIterable<Uint8Array>,
      contentLength: lengthOf(request.headers.get("content-length")),
      sha256: checksumOf(request.headers.get("upload-checksum")),
    });
    return Response.json({ id, isDone }, { status: isDone ? 201 : 200, headers: headersOf(offset, bytes) });
  });
}

async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return answerRefusal(error);
  }
}

async function readJson(request: Request): Promise<unknown> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_WORDS) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const lengthOf = (header: string | null): number | null =>
  header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;

function offsetOf(header: string | null): number {
  const offset = lengthOf(header);
  if (offset === null)
    throw new Refusal("bad-input", "no-offset", "The header Upload-Offset says where in the file this part begins.");
  return offset;
}

function checksumOf(header: string | null): string | undefined {
  if (header === null) return undefined;
  const hash = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(header.trim())?.[1];
  if (hash === undefined)
    throw new Refusal("bad-input", "bad-checksum", "The header Upload-Checksum holds sha256 and the hash in base64.");
  return Buffer.from(hash, "base64").toString("hex");
}
