import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { zipOf } from "../ingest/testing/zip-of";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { uploadPlace } from "./uploads-folder";
import { inspectImport, receiveUpload } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const csv = (day: string) => `day,provider,model,uncached_input,output\n${day},openai,gpt-4o-mini,100,50\n`;

async function send(organization: WorldOrganization, bytes: Buffer): Promise<string> {
  const body = (async function* () {
    yield bytes;
  })();
  return receiveUpload(organization.id, OPERATOR, {
    ...{ fileName: "months.zip", body, contentLength: bytes.length, hints: { source: "archive" } },
  });
}

interface Row {
  readonly id: string;
  readonly fileName: string;
  readonly status: string;
  readonly message: string;
}
const rowsOf = (organization: WorldOrganization): Promise<Row[]> =>
  asAdmin(
    database.adminUrl,
    async (client) =>
      (
        await client.query(
          `SELECT id, "fileName", status, message FROM "Import" WHERE "organizationId" = $1 ORDER BY "fileName"`,
          [organization.id],
        )
      ).rows as Row[],
  );

describe("an archive that is uploaded", () => {
  it("becomes an import a file, the bad ones refused, and is laid aside", async () => {
    const { packed } = await world("packed");
    const id = await send(
      packed,
      zipOf([
        { name: "july.csv", bytes: csv("2026-07-01") },
        { name: "../secret.csv", bytes: "x", isEncrypted: true },
        { name: "august.csv", bytes: csv("2026-08-01") },
        { name: "notes.csv", bytes: "who,what\n1,2\n" },
      ]),
    );
    await inspectImport(packed.id, id);
    const made = await rowsOf(packed);
    expect(made.map(({ fileName, status }) => [fileName, status])).toEqual([
      ["months.zip", "discarded"],
      ["months.zip/august.csv", "uploaded"],
      ["months.zip/july.csv", "uploaded"],
      ["months.zip/notes.csv", "uploaded"],
      ["months.zip/secret.csv", "refused"],
    ]);
    expect(made[0]?.message).toContain("4 files");
    expect(made[4]?.message).toContain("secret.csv is encrypted");
    for (const { id: member, status } of made) if (status === "uploaded") await inspectImport(packed.id, member);
    expect((await rowsOf(packed)).map(({ status }) => status)).toEqual([
      ...["discarded", "inspected", "inspected", "refused", "refused"],
    ]);
    expect(existsSync(path.join(database.folder, "uploads", packed.id, id))).toBe(false);
  });

  it("makes nothing twice where it is unpacked again after an interruption", async () => {
    const { twice } = await world("twice");
    const zip = zipOf(["july.csv", "june.csv"].map((name) => ({ name, bytes: csv("2026-07-01") })));
    const id = await send(twice, zip);
    await inspectImport(twice.id, id);
    const made = await rowsOf(twice);
    // As if the worker had fallen before the last step.
    const { folder, source } = uploadPlace(twice.id, id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(source, zip);
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "Import" SET status = 'inspecting' WHERE "organizationId" = $1 AND id = $2`, [twice.id, id]),
    );
    await inspectImport(twice.id, id);
    expect(made).toHaveLength(3);
    expect(await rowsOf(twice)).toEqual(made);
  });

  it("is refused as a whole where it cannot be opened", async () => {
    const { bent } = await world("bent");
    const zip = zipOf([{ name: "july.csv", bytes: csv("2026-07-01") }]);
    const id = await send(bent, zip.subarray(0, zip.length - 4));
    await inspectImport(bent.id, id);
    expect(await rowsOf(bent)).toMatchObject([{ id, status: "refused" }]);
    expect(readdirSync(path.join(database.folder, "uploads", bent.id))).toEqual([]);
  });
});
