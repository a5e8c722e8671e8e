import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { headerUnder, inspectBeginning, readSample, RefusedFileError, type BeginningInspected } from "../../ingest";
import type { TenantContext } from "../../tenancy/context";
import { findImport } from "../read-import";
import { requestInspection } from "../request-inspection";
import { importHints, type importIdInput, type mapInput } from "../schema";
import { uploadPlace, uploadsFolder } from "../uploads-folder";
import { rememberedMappings, type RememberedMapping } from "./remembered-mappings";
import { rememberMapping } from "./remember-mapping";

/**
 * The first rows of an upload as text, and what they give away; how its header is remembered, where it is. Null where the
 * file is not here any more, or is no text.
 */
export async function sampleUpload(ctx: TenantContext, { id }: z.output<typeof importIdInput>) {
  const { report } = await findImport(ctx, id);
  const { source: path } = uploadPlace(ctx.organization.id, id);
  if (!existsSync(path)) return null;
  const sample = await readSample(path).catch(nullWhereRefused);
  if (!sample) return null;
  const all = await rememberedMappings(ctx.db, ctx.organization.id);
  const { headerFingerprint } = (report ?? {}) as { headerFingerprint?: string };
  const remembered: RememberedMapping | null = all.find(({ fingerprint }) => fingerprint === headerFingerprint) ?? null;
  return { ...sample, remembered };
}

/** What the beginning of an upload holds when it is read so; nothing is written. */
export async function tryMapping(
  ctx: TenantContext,
  { id, mapping }: z.output<typeof mapInput>,
): Promise<BeginningInspected> {
  const { path, fileName } = await findUpload(ctx, id);
  const folder = uploadsFolder(ctx.organization.id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const jobDirectory = await mkdtemp(`${folder}/trying-`);
  try {
    const { salt } = ctx.organization;
    return await inspectBeginning({ path, name: fileName, jobDirectory, mapping, today: ctx.today, salt });
  } finally {
    await rm(jobDirectory, { recursive: true, force: true });
  }
}

/** Says how an upload is to be read, remembers it for its header, and has the file read so. */
export async function mapUpload(
  ctx: TenantContext,
  { id, mapping }: z.output<typeof mapInput>,
): Promise<{ status: "uploaded" }> {
  const { path, fileName, hints } = await findUpload(ctx, id);
  const header = await refusing(headerUnder(path, mapping));
  await rememberMapping(ctx, { ...header, mapping, fileName });
  const { mapping: _mapping, format: _format, ...rest } = importHints.parse(hints);
  return requestInspection(ctx, { id, hints: rest });
}

/** @throws Refusal not-found; conflict where its file is not here any more. */
async function findUpload(ctx: TenantContext, id: string) {
  const { fileName, status, hints } = await findImport(ctx, id);
  const { source: path } = uploadPlace(ctx.organization.id, id);
  if (!existsSync(path) || status === "committing" || status === "committed")
    throw new Refusal("conflict", "no-file", `This import is ${status}: send its file again.`, { status });
  return { path, fileName, hints };
}

function nullWhereRefused(error: unknown): null {
  if (error instanceof RefusedFileError) return null;
  throw error;
}

async function refusing<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    throw new Refusal("bad-input", error.refused.code, error.refused.message);
  }
}
