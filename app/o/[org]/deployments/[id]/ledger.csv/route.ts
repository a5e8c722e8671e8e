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
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="ledger.csv"; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
