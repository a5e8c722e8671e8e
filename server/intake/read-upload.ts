import { mkdir, rm } from "node:fs/promises";
import type { ReadProgress } from "../ingest";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { tenantContext } from "../tenancy/context";
import { readRemembering } from "./mappings/read-remembering";
import type { ReadUsage } from "./settle/settle-usage";
import type { StoredImport } from "./store";
import { uploadPlace } from "./uploads-folder";

const SCHEDULE = { kind: "schedule", id: "schedule", name: "schedule", role: null } as const;
/** Often enough for a person who watches. */
const TELL_EVERY_MS = 500;

/** Reads an upload into its work folder, from the beginning, telling the import's row how far it is. */
export async function readUpload(
  organizationId: string,
  stored: StoredImport,
  copy: "always" | "cheaply" = "cheaply",
): Promise<ReadUsage> {
  const place = uploadPlace(organizationId, stored.id);
  await rm(place.work, { recursive: true, force: true });
  await mkdir(place.work, { recursive: true, mode: 0o700 });
  const { organization, today } = await inTenant(organizationId, (db) =>
    tenantContext(db, organizationId, SCHEDULE, new Date()),
  );
  const { model, provider, source, start, dates, format, mapping } = stored.hints;
  const progress = progressTeller(organizationId, stored.id);
  try {
    return await readRemembering(
      organizationId,
      {
        path: place.source,
        name: stored.fileName,
        jobDirectory: place.work,
        format,
        mapping,
        options: { model, provider, source, start, dates },
        today,
        salt: organization.salt,
        copy,
      },
      progress.tell,
    );
  } finally {
    await progress.told();
  }
}

function progressTeller(organizationId: string, importId: string) {
  let last = 0;
  let telling: Promise<unknown> = Promise.resolve();
  return {
    tell: (progress: ReadProgress): void => {
      const now = performance.now();
      if (now - last < TELL_EVERY_MS) return;
      last = now;
      const told = JSON.stringify(progress);
      // A missed progress report is not worth failing a reading for.
      telling = telling.then(() =>
        inTenantBulk(organizationId, (client) =>
          client.query(`UPDATE "Import" SET progress = $3 WHERE "organizationId" = $1 AND id = $2`, [
            organizationId,
            importId,
            told,
          ]),
        ).catch(() => undefined),
      );
    },
    told: () => telling,
  };
}
