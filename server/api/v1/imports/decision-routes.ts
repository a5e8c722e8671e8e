import { z } from "zod";
import { Refusal } from "../../../kernel/refusal";
import { discardImport, overlapChoice, readImport, requestCommit, revertImport } from "../../../intake";
import { asMachine, type Entered } from "../bearer";
import { contentOf } from "../content";
import { faultsOf, Problem } from "../problem";
import { bodyOf, parseJson, readWhole } from "../read-whole";
import { answerJson, tenantRoute, type Route } from "../route";
import { answerTold, openQuestion, tellOutcome } from "./answer-outcome";
import { apiImport, toApiImport } from "./api-import";
import { waitForImport, waitSecondsOf } from "./wait-for-import";

const MOST_BODY_BYTES = 64 * 1024;

export const commitBody = z.strictObject({
  overlap: overlapChoice.optional().describe("What to do with days that are here already from this source"),
  acceptRejects: z.boolean().default(false).describe("The rows that were not rejected are right all the same"),
});
export const revertBody = z.strictObject({
  reason: z
    .string("say why, in a few words")
    .trim()
    .min(3, "say why, in a few words")
    .max(500)
    .describe("It stands in the audit log"),
});

/** A small JSON body of one shape; no body at all is `{}`. @throws Problem unsupported-content, bad-request. */
async function readBody<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  const { type, encoding } = contentOf(request);
  const bytes = await readWhole(bodyOf(request), encoding, MOST_BODY_BYTES);
  if (bytes.length > 0 && type !== "application/json")
    throw new Problem("unsupported-content", "Send the body as Content-Type: application/json.");
  const read = shape.safeParse(bytes.length === 0 ? {} : parseJson(bytes));
  if (read.success) return read.data;
  const errors = faultsOf(read.error);
  throw new Problem("bad-request", `${errors[0]?.pointer}: ${errors[0]?.detail}`, { errors });
}

/** Asks for the commit. @throws Problem open-question with everything that is to be answered. */
async function askForCommit(entered: Entered, input: Parameters<typeof requestCommit>[1]): Promise<void> {
  try {
    await asMachine(entered, (ctx) => requestCommit(ctx, input));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "answer-needed") throw error;
    throw openQuestion(await asMachine(entered, (ctx) => readImport(ctx, input)), error.message);
  }
}

/** The import as it is once the work that was asked for is done, or is still to do. */
async function answerImport(entered: Entered, request: Request, id: string): Promise<Response> {
  const deadline = Date.now() + waitSecondsOf(request, 0) * 1000;
  const told = await tellOutcome(entered, await waitForImport(entered, id, deadline), false);
  return answerTold({ ...told, status: told.status === 201 ? 200 : told.status });
}

const commitRoute = tenantRoute({
  method: "POST",
  path: "/imports/{id}/commit",
  name: "commitImport",
  ability: "usage:import",
  summary: "Commit an inspected import",
  text: "After a dry run, or to answer an open question. All or nothing, and once.",
  headers: { Prefer: "`wait=30`: wait so many seconds for the commit, at most 60; left out, it is not waited for" },
  takes: [{ type: "application/json", text: "The answers", schema: commitBody }],
  answers: [
    { status: 200, text: "It is committed", schema: apiImport, headers: { Location: "The import" } },
    { status: 202, text: "It is being committed", schema: apiImport, headers: { Location: "Where to look" } },
  ],
  problems: [
    ...(["not-found", "conflict", "open-question", "file-refused"] as const),
    ...(["unsupported-content", "too-large", "cut-short"] as const),
  ],
  examples: [
    {
      title: "Replace the days that were here",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"overlap":"replace"}' "$HOST/api/v1/imports/$ID/commit"`,
    },
  ],
  answer: async ({ entered, id, request }) => {
    const { overlap, acceptRejects } = await readBody(request, commitBody);
    const answers = { id, confirmRejects: acceptRejects, ...(overlap ? { overlap } : {}) };
    await askForCommit(entered, answers);
    return answerImport(entered, request, id);
  },
});

const revertRoute = tenantRoute({
  method: "POST",
  path: "/imports/{id}/revert",
  name: "revertImport",
  ability: "usage:import",
  summary: "Revert a committed import",
  text: "Takes out exactly what it brought. Days that it had replaced do not come back by themselves.",
  takes: [{ type: "application/json", text: "Why", schema: revertBody }],
  answers: [{ status: 200, text: "It is reverted", schema: apiImport }],
  problems: ["not-found", "conflict", "unsupported-content", "too-large", "cut-short"],
  examples: [
    {
      title: "With a reason",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"reason":"wrong account"}' "$HOST/api/v1/imports/$ID/revert"`,
    },
  ],
  answer: async ({ entered, id, request }) => {
    const { reason } = await readBody(request, revertBody);
    const found = await asMachine(entered, async (ctx) => {
      await revertImport(ctx, { id, reason });
      return readImport(ctx, { id });
    });
    return answerJson(toApiImport(found));
  },
});

const discardRoute = tenantRoute({
  method: "DELETE",
  path: "/imports/{id}",
  name: "discardImport",
  ability: "usage:import",
  summary: "Discard an import that was not committed",
  text: "Lets go of it and of its file.",
  answers: [{ status: 204, text: "It is discarded" }],
  problems: ["not-found", "conflict"],
  examples: [
    { title: "After a dry run", curl: `curl -X DELETE -H "Authorization: Bearer $TOKEN" "$HOST/api/v1/imports/$ID"` },
  ],
  answer: async ({ entered, id }) => {
    await asMachine(entered, (ctx) => discardImport(ctx, { id }));
    return new Response(null, { status: 204 });
  },
});

/** What is decided on an import. */
export const decisionRoutes: readonly Route[] = [commitRoute, revertRoute, discardRoute];
