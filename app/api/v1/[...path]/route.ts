import { answerApi } from "@/server/api/v1/answer-api";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The HTTP API for machines. Which address takes which method is the table in `server/api/v1/routes.ts`. */
const handler = (request: Request): Promise<Response> => answerApi(request);

export {
  handler as GET,
  handler as HEAD,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
  handler as OPTIONS,
};
