import { answerRefusal, requireAbility } from "@/server/api/require-ability";
import { importHints, receiveUpload } from "@/server/intake";
import { Refusal } from "@/server/kernel/refusal";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Takes a file in as the raw body: its name percent-encoded in `x-file-name`, what a person says about it as JSON in
 * `x-import-hints`. Answers `{ "id": … }`; its inspection has then been asked for.
 */
export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  try {
    const { organizationId, actor } = await requireAbility(request, (await params).org, "usage:import");
    if (!request.body) throw new Refusal("bad-input", "no-body", "Send the file as the body of the request.");
    const upload = {
      fileName: readName(request.headers.get("x-file-name")),
      hints: readHints(request.headers.get("x-import-hints")),
      contentLength: readLength(request.headers.get("content-length")),
      body: request.body as unknown as AsyncIterable<Uint8Array>,
    };
    const id = await receiveUpload(organizationId, actor, upload);
    return Response.json({ id }, { status: 201, headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return answerRefusal(error);
  }
}

function readName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    throw new Refusal("bad-input", "bad-file-name", "The header x-file-name holds the file's name, percent-encoded.");
  }
}

function readHints(header: string | null) {
  if (header === null || header === "") return {};
  const wrong = new Refusal(
    "bad-input",
    "bad-hints",
    'The header x-import-hints holds JSON such as {"source":"gateway"}, percent-encoded.',
  );
  try {
    const read = importHints.safeParse(JSON.parse(decodeURIComponent(header)));
    if (read.success) return read.data;
  } catch {
    throw wrong;
  }
  throw wrong;
}

const readLength = (header: string | null): number | null =>
  header !== null && /^\d+$/.test(header) ? Number(header) : null;
