import { answerRefusal, requireAbility } from "@/server/api/require-ability";
import { answerBegin } from "@/server/api/uploads/answer-upload";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Announces a file that is then sent in parts. */
export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  try {
    return await answerBegin(request, await requireAbility(request, (await params).org, "usage:import"));
  } catch (error) {
    return answerRefusal(error);
  }
}
