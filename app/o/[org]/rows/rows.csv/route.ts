import { CSV, fileAnswer } from "@/server/api/file-answer";
import { answerRefusal, withAbility } from "@/server/api/require-ability";
import { notFound } from "@/server/kernel/refusal";
import { behindCsv } from "@/server/review";
import { amountOf, questionOf } from "../behind-href";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** All sums behind an amount as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  try {
    const asked = amountOf(Object.fromEntries(new URL(request.url).searchParams));
    const csv = await withAbility(request, (await params).org, "usage:read", async (ctx) => {
      if (!asked) throw notFound("amount");
      return behindCsv(ctx, questionOf(asked));
    });
    return fileAnswer({ plainName: `behind-${asked?.period}.csv`, contentType: CSV, body: csv });
  } catch (error) {
    return answerRefusal(error);
  }
}
