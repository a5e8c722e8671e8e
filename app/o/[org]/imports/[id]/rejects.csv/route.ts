import { answerRefusal, requireAbility } from "@/server/api/require-ability";
import { downloadRejects } from "@/server/intake";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The rejected rows of an import as CSV: line, column, value, reason. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
): Promise<Response> {
  try {
    const { org, id } = await params;
    const { organizationId, actor, now } = await requireAbility(request, org, "usage:rejects");
    const { fileName, csv } = await downloadRejects(organizationId, actor, id, now);
    const name = encodeURIComponent(`${fileName}.rejects.csv`);
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rejects.csv"; filename*=UTF-8''${name}`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
