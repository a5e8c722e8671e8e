import { answerTrpc } from "@/server/api/answer-trpc";
import { publicRouter } from "@/server/api/root";

const handler = (request: Request): Promise<Response> => answerTrpc(request, "/api/trpc", publicRouter, null);

export { handler as GET, handler as POST };
