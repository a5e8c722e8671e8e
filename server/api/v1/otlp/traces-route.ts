import { z } from "zod";
import { receiveTraces } from "../../../telemetry";
import { importHints } from "../../../intake";
import { contentOf } from "../content";
import { faultsOf, Problem } from "../problem";
import { bodyOf, parseJson, readWhole } from "../read-whole";
import { answerJson, tenantRoute, yesOrNo } from "../route";

const MOST_BYTES = 16 * 2 ** 20;
/** A source of its own: what is received here replaces nobody's files. */
const USUAL_SOURCE = "OpenTelemetry";

const tracesQuery = z.strictObject({
  source: importHints.shape.source.describe(
    `Where the spans come from; default ${USUAL_SOURCE}. Give it to nothing else`,
  ),
  detail: yesOrNo.describe(
    "A new source is detail of what another counts, and counts where no other tells of a day; what a source is that is here already, a person says",
  ),
  flush: yesOrNo.describe("Make an import at once and not at the next full hour, to try it out"),
});

/** ExportTraceServiceRequest of OTLP 1.x, as JSON, where null stands for what is not there; spans are looked at one by one. */
export const exportRequest = z.looseObject({
  resourceSpans: z.array(z.looseObject({ scopeSpans: z.array(z.looseObject({})).nullish() })).nullish(),
});

/** ExportTraceServiceResponse: `partialSuccess` stands there only where spans were refused. */
export const exportAnswer = z.object({
  partialSuccess: z
    .object({ rejectedSpans: z.string().describe("A count, as JSON writes 64 bits"), errorMessage: z.string() })
    .optional(),
});

/** `POST /otlp/v1/traces`: what an OpenTelemetry exporter or collector sends (OTLP/HTTP, JSON). */
export const tracesRoute = tenantRoute({
  method: "POST",
  path: "/otlp/v1/traces",
  name: "postTraces",
  ability: "usage:import",
  summary: "Send OpenTelemetry traces",
  text: "OTLP/HTTP as JSON. Spans with attributes of generative AI are kept, without what was said; once answered they are on disk. Each hour they become one import a source and day; a span that is sent again counts once.",
  query: tracesQuery,
  takes: [{ type: "application/json", text: "An OTLP export request", schema: exportRequest }],
  answers: [{ status: 200, text: "They are kept; `partialSuccess` where some are not", schema: exportAnswer }],
  problems: ["unsupported-content", "too-large", "cut-short", "unavailable"],
  examples: [
    {
      title: "An exporter of the OpenTelemetry SDK",
      curl: `export OTEL_EXPORTER_OTLP_PROTOCOL=http/json\nexport OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="$HOST/api/v1/otlp/v1/traces"\nexport OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer $TOKEN"`,
    },
    {
      title: "By hand",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" --data-binary @traces.json "$HOST/api/v1/otlp/v1/traces?flush=true"`,
    },
  ],
  answer: async ({ request, query, entered }) => {
    const { type, encoding } = contentOf(request);
    if (type !== "application/json")
      throw new Problem(
        "unsupported-content",
        `${type || "No Content-Type"} is not taken here: send OTLP as application/json (OTEL_EXPORTER_OTLP_PROTOCOL=http/json).`,
      );
    const read = exportRequest.safeParse(parseJson(await readWhole(bodyOf(request), encoding, MOST_BYTES)));
    if (!read.success)
      throw new Problem("bad-request", "This is no OTLP export request.", { errors: faultsOf(read.error) });
    const source = { source: query.source ?? USUAL_SOURCE, isDetail: query.detail };
    const { rejected, reason } = await receiveTraces(entered.organizationId, read.data, {
      ...{ source, flush: query.flush, now: entered.now },
    });
    return answerJson(
      rejected === 0 ? {} : { partialSuccess: { rejectedSpans: String(rejected), errorMessage: `${reason}.` } },
    );
  },
});
