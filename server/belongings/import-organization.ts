import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { pour, readZip, type OpenZip } from "../archive";
import { tablesParentsFirst, type Table } from "../backup";
import { Refusal } from "../kernel/refusal";
import { newId, newSecret } from "../tenancy/new-id";
import { inTenantBulk } from "../tenancy/tenant-database";
import { eraseFiles } from "./erase-due";
import { exportManifest, jsonOf, MANIFEST, VERBATIM, type ExportManifest } from "./export-manifest";
import { isOrganizations, NOT_BROUGHT_IN } from "./left-out";

const MOST_MANIFEST = 16 * 1024 * 1024;

export interface BroughtIn {
  readonly organizationId: string;
  readonly manifest: ExportManifest;
  /** Rows by table, as they are here now. */
  readonly rows: Readonly<Record<string, number>>;
  /** Who was a member where it comes from. */
  readonly members: readonly { readonly email: string; readonly name: string; readonly role: string }[];
}

/**
 * Brings in what `exportOrganization` wrote, as a new organization with an id of its own at a free address: all or nothing. Ids within
 * it stay; letters that waited are uncertain, imports under way refused, so that nothing happens a second time. `join` makes the first members in the
 * same transaction. @throws Refusal where the archive is not whole, of a newer version, or the address is taken
 */
export async function importOrganization(
  file: string,
  slug: string,
  join: (client: PoolClient, brought: BroughtIn) => Promise<void>,
): Promise<BroughtIn> {
  const zip = await readZip(file);
  const organizationId = newId();
  try {
    const manifest = await readManifest(zip, file);
    return await inTenantBulk(organizationId, async (client) => {
      await takeAddress(client, organizationId, slug);
      const tables = new Map((await tablesParentsFirst(client)).filter(isOrganizations).map((one) => [one.name, one]));
      mustBeKnown(manifest, tables);
      await client.query("CREATE TEMPORARY TABLE incoming (line jsonb) ON COMMIT DROP");
      await client.query("CREATE TEMPORARY TABLE moved_key (was bigint PRIMARY KEY, became bigint) ON COMMIT DROP");
      const rows: Record<string, number> = {};
      let members: BroughtIn["members"] = [];
      for (const { name } of tables.values()) {
        const table = manifest.tables.find((one) => one.name === name);
        if (!table) continue;
        await stage(client, zip, table);
        if (name === "Membership") members = await membersStaged(client);
        if (!NOT_BROUGHT_IN.includes(name)) rows[name] = await take(client, table, organizationId, slug);
      }
      await holdWhatWaited(client, organizationId, manifest);
      for (const one of manifest.files) await takeFile(zip, organizationId, one);
      const brought = { organizationId, manifest, rows, members };
      await join(client, brought);
      return brought;
    });
  } catch (error) {
    await eraseFiles(organizationId);
    throw error;
  } finally {
    zip.close();
  }
}

async function readManifest(zip: OpenZip, file: string): Promise<ExportManifest> {
  const text = zip.names.includes(MANIFEST) ? await zip.text(MANIFEST, MOST_MANIFEST) : "null";
  const read = exportManifest.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Refusal("bad-input", "no-export", `${file} is no export of an organization.`);
}

function mustBeKnown({ tables }: ExportManifest, known: ReadonlyMap<string, Table>): void {
  for (const { name, columns } of tables) {
    const here = known.get(name)?.columns;
    const strange = here ? columns.find((column) => !here.includes(column)) : name;
    if (strange !== undefined)
      throw new Refusal(
        "bad-input",
        "export-newer",
        `The export was written by a newer version, which knows ${name}${here ? `.${strange}` : ""}: bring this one up to date first.`,
      );
  }
}

async function takeAddress(client: PoolClient, organizationId: string, slug: string): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO "OrganizationAddress" (slug, "organizationId") VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [slug, organizationId],
  );
  if (rowCount !== 1)
    throw new Refusal("conflict", "address-taken", `The address /o/${slug} is taken: choose another.`, {
      field: "slug",
    });
}

async function stage(client: PoolClient, zip: OpenZip, table: ExportManifest["tables"][number]): Promise<void> {
  await client.query("TRUNCATE incoming");
  const target = client.query(copyFrom(`COPY incoming (line) FROM STDIN ${VERBATIM}`));
  const sha256 = await pour(await zip.stream(jsonOf(table.name)), target);
  if (sha256 !== table.sha256 || target.rowCount !== table.rows)
    throw new Refusal(
      "bad-input",
      "damaged-export",
      `The export is damaged: ${table.name} is not what was put in. Nothing was brought in.`,
    );
}

const membersStaged = async (client: PoolClient): Promise<BroughtIn["members"]> =>
  (
    await client.query<{ email: string; name: string; role: string }>(
      `SELECT line->>'email' AS email, line->>'name' AS name, line->>'role' AS role FROM incoming ORDER BY 1`,
    )
  ).rows;

/** What is another thing here than it was there: whose it is, numbers that the installation gives, what was left out. */
const CHANGED: Readonly<Record<string, string>> = {
  Organization: `line || jsonb_build_object('id', $1::text, 'slug', $2::text, 'salt', $3::text, 'isDemo', false, 'clockStandsOn', NULL, 'closedAt', NULL, 'closedBy', '', 'eraseAfter', NULL)`,
  UsageKey: `line || jsonb_build_object('organizationId', $1::text, 'id', (SELECT became FROM moved_key WHERE was = (line->>'id')::bigint), 'partOfId', (SELECT became FROM moved_key WHERE was = (line->>'partOfId')::bigint))`,
  UsageRollup: `line || jsonb_build_object('organizationId', $1::text, 'keyId', (SELECT became FROM moved_key WHERE was = (line->>'keyId')::bigint))`,
  UsageMonth: `line || jsonb_build_object('organizationId', $1::text, 'keyId', (SELECT became FROM moved_key WHERE was = (line->>'keyId')::bigint))`,
};

async function take(
  client: PoolClient,
  { name, columns }: ExportManifest["tables"][number],
  organizationId: string,
  slug: string,
): Promise<number> {
  if (name === "UsageKey")
    await client.query(
      `INSERT INTO moved_key SELECT (line->>'id')::bigint, nextval(pg_get_serial_sequence('"UsageKey"', 'id')) FROM incoming`,
    );
  const isOrganization = name === "Organization";
  const taken = (isOrganization ? [...columns, "salt"] : columns).map((column) => client.escapeIdentifier(column));
  const table = client.escapeIdentifier(name);
  const line = CHANGED[name] ?? `line || jsonb_build_object('organizationId', $1::text)`;
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${taken.join(", ")})
     SELECT ${taken.map((column) => `r.${column}`).join(", ")} FROM incoming, jsonb_populate_record(NULL::${table}, ${line}) r`,
    isOrganization ? [organizationId, slug, newSecret()] : [organizationId],
  );
  return rowCount ?? 0;
}

async function holdWhatWaited(client: PoolClient, organizationId: string, { takenAt }: ExportManifest): Promise<void> {
  const at = `${takenAt.slice(0, 16).replace("T", " ")} UTC`;
  await client.query(
    `UPDATE "Letter" SET status = 'uncertain', "lastError" = $2 WHERE "organizationId" = $1 AND status IN ('due', 'sending')`,
    [organizationId, `It waited when the export of ${at} was written, and may have been sent from there.`],
  );
  await client.query(
    `UPDATE "Import" SET status = 'refused', message = $2, progress = NULL
     WHERE "organizationId" = $1 AND status IN ('uploaded', 'inspecting', 'inspected', 'committing')`,
    [
      organizationId,
      `It was under way when the export of ${at} was written, and its file is not in it: send it again.`,
    ],
  );
}

async function takeFile(zip: OpenZip, organizationId: string, file: ExportManifest["files"][number]): Promise<void> {
  const place = path.join(process.env.DATA_DIR ?? ".data", "canonical", organizationId, path.basename(file.name));
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  if ((await pour(await zip.stream(file.name), createWriteStream(place, { mode: 0o600 }))) !== file.sha256)
    throw new Refusal(
      "bad-input",
      "damaged-export",
      `The export is damaged: ${file.name} is not what was put in. Nothing was brought in.`,
    );
}
