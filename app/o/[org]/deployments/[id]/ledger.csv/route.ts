import { CSV, fileAnswer } from "@/server/api/file-answer";
import { answerRefusal, withAbility } from "@/server/api/require-ability";
import { readDeployment } from "@/server/roi";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The ledger month by month as CSV, amounts exact to twelve places. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
): Promise<Response> {
  try {
    const { org, id } = await params;
    const { csv, name } = await withAbility(request, org, "deployment:read", (ctx) => readDeployment(ctx, { id }));
    return fileAnswer({ plainName: "ledger.csv", name: `${name}.csv`, contentType: CSV, body: csv });
  } catch (error) {
    return answerRefusal(error);
  }
}
