import { TRPCError } from "@trpc/server";
import { fileAnswer } from "@/server/api/file-answer";
import { answerRefusal } from "@/server/api/require-ability";
import { notFound } from "@/server/kernel/refusal";
import { tenantCaller } from "../../../../../_api/caller";
import { askedQuarter } from "../../../_quarter/asked-quarter";

export const dynamic = "force-dynamic";

/** The whole question that the engine was asked about a workload, as the command line takes it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
): Promise<Response> {
  try {
    const { org, id } = await params;
    const api = await tenantCaller(org);
    const search = Object.fromEntries(new URL(request.url).searchParams);
    const { quarter, prices } = askedQuarter(search, await api.tenancy.whoAmI());
    const { answer } = await api.workloads.read({ id, quarter: quarter.key, prices });
    if (!answer.input) return Response.json({ withheld: answer.withheld }, { status: 404 });
    return fileAnswer({
      ...{ plainName: "input.json", name: `${answer.name} ${quarter.key}.json` },
      contentType: "application/json; charset=utf-8",
      body: `${JSON.stringify(answer.input, null, 2)}\n`,
    });
  } catch (error) {
    // Who is not signed in learns nothing of what is here.
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") return answerRefusal(notFound("organization"));
    return answerRefusal(error instanceof TRPCError && error.cause ? error.cause : error);
  }
}
