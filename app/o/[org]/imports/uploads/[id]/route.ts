import { answerRefusal, requireAbility } from "@/server/api/require-ability";
import { answerPart } from "@/server/api/uploads/answer-upload";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How far an upload is, its next part, and its end. */
async function answer(
  request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
): Promise<Response> {
  try {
    const { org, id } = await params;
    return await answerPart(request, await requireAbility(request, org, "usage:import"), id);
  } catch (error) {
    return answerRefusal(error);
  }
}

export { answer as HEAD, answer as PATCH, answer as DELETE };
