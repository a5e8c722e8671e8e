import { CSV, fileAnswer } from "@/server/api/file-answer";
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
    return fileAnswer({ plainName: "rejects.csv", name: `${fileName}.rejects.csv`, contentType: CSV, body: csv });
  } catch (error) {
    return answerRefusal(error);
  }
}
