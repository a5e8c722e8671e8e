import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { importFile } from "@/server/intake";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "@/server/tenancy/context";
import type { DemoFile } from "../generate";

/** Brings exports in through the same door as anybody's: read, checked, valued, committed, one after another. */
export async function importFiles(
  organizationId: string,
  actor: Actor,
  files: readonly DemoFile[],
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, text } of files) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    const wanted = { path: file, name, hints: {}, overlap: null, confirmRejects: false, isDryRun: false };
    const { status, message } = await importFile(organizationId, actor, wanted);
    if (status !== "committed")
      throw new Refusal("unavailable", "demo-file", `The demo's ${name} was not committed (${status}): ${message}`);
  }
}
