import { answerCompanyCallback } from "@/server/api/company-sign-in";

export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  return answerCompanyCallback(request, (await params).org);
}
