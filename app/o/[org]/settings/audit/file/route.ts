import { CSV, fileAnswer } from "@/server/api/file-answer";
import { answerRefusal, requireAbility } from "@/server/api/require-ability";
import { downloadAudit } from "@/server/tenancy/audit-log/audit-file";
import { askedFilter } from "../asked-filter";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The audit log as CSV or JSON, as far as the filter reaches. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  try {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const form = asked.form === "json" ? "json" : "csv";
    const { org } = await params;
    const admitted = await requireAbility(request, org, "audit:read");
    const body = await downloadAudit(admitted, askedFilter(asked), form);
    return fileAnswer({
      ...{ plainName: `audit-log.${form}`, contentType: form === "json" ? "application/json" : CSV, body },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
