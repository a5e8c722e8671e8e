import { DOCUMENT_POLICY } from "@/server/api/reception/security-headers";
import { answerRefusal, withAbility } from "@/server/api/require-ability";
import { readFrozenDocument } from "@/server/review";
import { documentInput } from "@/server/review/inputs";
import { notFound } from "@/server/kernel/refusal";

export const dynamic = "force-dynamic";

interface Way {
  readonly params: Promise<{ org: string; quarter: string; name: string }>;
}

/** A document of a signed review: the bytes that were stored at signature. */
export async function GET(request: Request, { params }: Way): Promise<Response> {
  try {
    const { org, quarter, name } = await params;
    const asked = documentInput.safeParse({ quarter, name });
    if (!asked.success) throw notFound("document");
    const document = await withAbility(request, org, "review:read-published", (ctx) =>
      readFrozenDocument(ctx, asked.data),
    );
    return new Response(new Uint8Array(document.bytes), {
      headers: {
        "content-type": document.contentType,
        "content-disposition": `inline; filename="${org}-${quarter}-${document.name}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        ...(document.contentType.startsWith("text/html") && { "content-security-policy": DOCUMENT_POLICY }),
      },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
