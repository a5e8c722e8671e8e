import { readdir, rm, stat } from "node:fs/promises";
import { begunFolder, begunPlace } from "./begun-upload";

/** A page that lost its connection may go on for a day. */
const AGE_MS = 24 * 60 * 60 * 1000;

/** Removes uploads that nobody has added to for a day. */
export async function sweepBegun(now: Date): Promise<void> {
  for (const organizationId of await namesIn(begunFolder()))
    for (const id of await namesIn(begunFolder(organizationId))) {
      const { folder, content } = begunPlace(organizationId, id);
      // Of one that is an import already the content is gone.
      const found = await stat(content).catch(() => stat(folder).catch(() => null));
      if (found && now.getTime() - found.mtimeMs > AGE_MS) await rm(folder, { recursive: true, force: true });
    }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
