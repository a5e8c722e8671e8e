import { PassThrough, Readable } from "node:stream";
import { answerRefusal, withAbility } from "@/server/api/require-ability";
import { exportOrganization } from "@/server/belongings";
import { audit } from "@/server/tenancy/audit";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Everything that the organization has, as one zip, written while it is sent. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  try {
    const { org } = await params;
    const { id, slug } = await withAbility(request, org, "organization:edit", async (ctx) => {
      await audit(ctx, { action: "organization.export", subject: ctx.organization.name });
      return ctx.organization;
    });
    const out = new PassThrough();
    // A reader that goes away, or a fault, cuts the file short: without its manifest it is taken for none.
    exportOrganization(id, out).catch((error: Error) => out.destroy(error));
    return new Response(Readable.toWeb(out) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${slug}.zip"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
