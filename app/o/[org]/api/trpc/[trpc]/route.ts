import { answerTrpc } from "@/server/api/answer-trpc";
import { tenantRouter } from "@/server/api/root";

async function handler(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  const { org } = await params;
  return answerTrpc(request, `/o/${org}/api/trpc`, tenantRouter, org);
}

export { handler as GET, handler as POST };
