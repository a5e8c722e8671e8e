import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { importFile } from "@/server/intake";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "@/server/tenancy/context";
import type { DemoFile } from "../generate";

/** What the company calls the places that its exports come from. */
const SOURCES: Readonly<Record<DemoFile["format"], string>> = {
  "openai-usage": "OpenAI",
  "anthropic-usage": "Anthropic",
  "anthropic-cost": "Anthropic bill",
  canonical: "Model gateway",
};

/** Brings exports in through the same door as anybody's: read, checked, valued, committed, one after another. */
export async function importFiles(
  organizationId: string,
  actor: Actor,
  files: readonly DemoFile[],
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, format, text } of files) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    const wanted = {
      path: file,
      name,
      hints: { source: SOURCES[format] },
      overlap: null,
      confirmRejects: false,
      isDryRun: false,
    };
    const { status, message } = await importFile(organizationId, actor, wanted);
    if (status !== "committed")
      throw new Refusal("unavailable", "demo-file", `The demo's ${name} was not committed (${status}): ${message}`);
  }
}
