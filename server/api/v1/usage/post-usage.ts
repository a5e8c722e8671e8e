import { z } from "zod";
import { importHints, listUnpacked, overlapChoice, receiveUpload, type Upload } from "../../../intake";
import { answerOnce, passes, type Attempt } from "../answer-once";
import { asMachine, type Entered } from "../bearer";
import { contentOf, type Content } from "../content";
import { answerTold, tellOutcome, type Told } from "../imports/answer-outcome";
import { apiImport } from "../imports/api-import";
import { waitForImport, waitSecondsOf } from "../imports/wait-for-import";
import { faultsOf, Problem, problemBody, problemDocument, problemOf } from "../problem";
import { parseJson, readWhole } from "../read-whole";
import { answerJson, yesOrNo, type Call } from "../route";
import { canonicalCsv, canonicalRows } from "./canonical-rows";
import { Fingerprint, readFiles, type SentFile } from "./read-files";

const { source, model, provider, start, format, dates } = importHints.shape;

/** What is said of a file beside its bytes. */
export const usageQuery = z.strictObject({
  format: format.describe("The export format, where it is not recognised by itself"),
  source: source.describe("Where it comes from; default: the account in the file, else the format"),
  model: model.describe("For files that name no model"),
  provider: provider.describe("For files that name no provider"),
  start: start.describe("Where relative times begin"),
  dates: dates.describe("Which number comes first in dates like 02/01/2026; left out, you are asked"),
  name: z.string().max(255).optional().describe("The file's name, for a raw body"),
  overlap: overlapChoice
    .optional()
    .describe("What to do with days that are here already from this source; left out, you are asked"),
  "accept-rejects": yesOrNo.describe("Commit although more than 1 in 1,000 rows are rejected"),
  detail: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional()
    .describe(
      "true: a new source is detail of what another counts, and counts where no other tells of a day. false: it is other traffic, and counts. Left out, the log of a gateway is detail where another source counts all of it. What a source is that is here already, a person says",
    ),
  "dry-run": yesOrNo.describe("Read it and say what its commit would change; it then waits"),
});
export type UsageQuery = z.output<typeof usageQuery>;

/** Of several files, or those of a zip archive: each with its import, or its problem. */
export const usageResults = z.object({
  imports: z.array(z.union([apiImport, z.object({ fileName: z.string(), problem: problemDocument })])),
});

export const FILE_TYPES = [
  ...["text/csv", "text/tab-separated-values", "text/plain", "application/x-ndjson", "application/jsonl"],
  ...["application/gzip", "application/x-gzip", "application/zip", "application/vnd.apache.parquet"],
  "application/octet-stream",
] as const;
const ROWS_TYPE = "application/json";
const MOST_JSON_BYTES = 32 * 2 ** 20;

type UsageCall = Call<UsageQuery> & { readonly entered: Entered };

/** `POST /usage`: files or rows become imports, each once. */
export async function postUsage(call: UsageCall): Promise<Response> {
  const { request, query, entered } = call;
  const content = contentOf(request);
  const isRows = content.type === ROWS_TYPE && query.format === undefined;
  mustBeTaken(content, isRows);
  const url = new URL(request.url);
  url.searchParams.sort();
  const fingerprint = new Fingerprint(`POST ${url.pathname}?${url.searchParams.toString()}`);
  const files = () => readFiles(request, content, query.name ?? (isRows ? "rows.json" : "usage"), fingerprint);
  return answerOnce(
    { entered, request },
    fingerprint,
    async () => answerSent(call, await receiveAll(call, content, files(), isRows), fingerprint.bytes),
    async () => {
      for await (const file of files()) for await (const _ of file.content) continue;
    },
  );
}

function mustBeTaken({ type, encoding }: Content, isRows: boolean): void {
  if (type === "multipart/form-data" && encoding !== "identity")
    throw new Problem("unsupported-content", "Send a form without Content-Encoding; each of its files may be packed.");
  if (isRows || type === "" || type === "multipart/form-data" || type === ROWS_TYPE) return;
  if ((FILE_TYPES as readonly string[]).includes(type)) return;
  throw new Problem(
    "unsupported-content",
    `Content-Type ${type} is not taken here: send ${ROWS_TYPE} with rows, a file as ${FILE_TYPES.join(", ")}, or multipart/form-data.`,
  );
}

/** A file that was taken in, or why not. */
type Sent = { readonly id: string; readonly fileName: string } | { readonly fileName: string; readonly error: unknown };

async function receiveAll(
  call: UsageCall,
  content: Content,
  files: AsyncIterable<SentFile>,
  isRows: boolean,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for await (const file of files) {
    const { fileName } = file;
    try {
      sent.push({ fileName, id: await receiveOne(call, isRows ? await rowsFile(file, content) : file, isRows) });
    } catch (error) {
      if (content.type !== "multipart/form-data") sent.push({ fileName, error });
      // What breaks the body breaks the whole request.
      else if (error instanceof Problem) throw error;
      else sent.push({ fileName, error });
    }
  }
  return sent;
}

/** Rows as a file of the product's own format. The file is made anew, so its announced length is not known. */
async function rowsFile(file: SentFile, content: Content): Promise<SentFile> {
  const read = canonicalRows.safeParse(parseJson(await readWhole(file.content, content.encoding, MOST_JSON_BYTES)));
  if (!read.success) {
    const errors = faultsOf(read.error);
    const [first] = errors;
    throw new Problem(
      "bad-request",
      `${errors.length === 1 ? "There is a fault" : `There are ${errors.length} faults`} in the rows. ${first?.pointer}: ${first?.detail}`,
      {
        errors: errors.slice(0, 100),
      },
    );
  }
  const csv = Buffer.from(canonicalCsv(read.data.rows));
  return { fileName: file.fileName, contentLength: null, content: chunksOf(csv) };
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function receiveOne({ entered, query }: UsageCall, file: SentFile, isRows: boolean): Promise<string> {
  const hints = Object.fromEntries(
    Object.entries({
      ...{ source: query.source, model: query.model, provider: query.provider, start: query.start },
      dates: query.dates,
      ...{ format: isRows ? "canonical" : query.format, isDetail: query.detail },
    }).filter(([, value]) => value !== undefined),
  ) as Upload["hints"];
  const { fileName, content: body, contentLength } = file;
  const wish = { overlap: query.overlap ?? null, confirmRejects: query["accept-rejects"] };
  return receiveUpload(entered.organizationId, entered.actor, {
    ...{ fileName, body, contentLength, hints },
    ...(query["dry-run"] ? {} : { commitWish: wish }),
  });
}

/** A small request waits for its imports; what came decides, since not every sender announces it. */
async function answerSent(call: UsageCall, sent: readonly Sent[], bytes: number): Promise<Attempt> {
  const seconds = waitSecondsOf(call.request, bytes);
  const deadline = Date.now() + seconds * 1000;
  const unpacked: (readonly Sent[])[] = [];
  for (const one of sent) unpacked.push(await unpackedOf(call, one, deadline));
  const all = unpacked.flat();
  const [only] = sent;
  if (sent.length === 1 && only && all[0] === only)
    return { answer: answerTold(await outcomeOf(call, only, deadline)), isForTheMoment: false };
  const instance = new URL(call.request.url).pathname;
  const results: z.infer<typeof usageResults>["imports"] = [];
  let status = 200;
  let isForTheMoment = false;
  for (const one of all)
    try {
      const told = await outcomeOf(call, one, deadline);
      results.push(told.import);
      if (told.status === 202 && status === 200) status = 202;
    } catch (error) {
      const problem = problemBody(problemOf(error), instance);
      results.push({ fileName: one.fileName, problem });
      isForTheMoment ||= passes(problem.status);
      status = 207;
    }
  const answer = answerJson({ imports: results }, status, status === 202 ? { "retry-after": "2" } : {});
  return { answer, isForTheMoment };
}

/** The files of an archive, once they are imports of their own; else what was sent. */
async function unpackedOf({ entered }: UsageCall, sent: Sent, deadline: number): Promise<readonly Sent[]> {
  if ("error" in sent) return [sent];
  const { found } = await waitForImport(entered, sent.id, deadline);
  if (found.status !== "discarded") return [sent];
  const files = await asMachine(entered, (ctx) => listUnpacked(ctx, { id: found.id }));
  return files.length === 0 ? [sent] : files.map(({ id, fileName }) => ({ id, fileName }));
}

async function outcomeOf({ entered, query }: UsageCall, sent: Sent, deadline: number): Promise<Told> {
  if ("error" in sent) throw sent.error;
  return tellOutcome(entered, await waitForImport(entered, sent.id, deadline), query["dry-run"]);
}
