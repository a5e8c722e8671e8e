import { describe, expect, it } from "vitest";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { keyIdOf, newKey, purposeOf, readKeys, rotateKeys, seal, SEALED_COLUMNS, unseal } from "./index";

const database = useTestDatabase();
const [old, young] = [newKey(), newKey()];

const sealedIn = () =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string; text: string }>(
      `SELECT "organizationId" AS id, "passwordSealed" AS text FROM "OrganizationMail" WHERE "passwordSealed" <> '' ORDER BY 1`,
    );
    return rows;
  });

describe("stored secrets", () => {
  it("stand in the columns that are listed, and in no other", async () => {
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ place: string }>(
        `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name LIKE '%Sealed' ORDER BY 1`,
      ),
    );
    expect(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      rows.map(({ place }) => place),
    );
  });

  it("are sealed anew with the first key, all of a table or none", async () => {
    const { acme, borealis, calm } = await world("acme", "borealis", "calm");
    const stored = async (id: string, passwordSealed: string) =>
      asAdmin(database.adminUrl, (client) =>
        client.query(
          `INSERT INTO "OrganizationMail" ("organizationId", host, port, "isTls", "fromAddress", "changedBy", "passwordSealed")
           VALUES ($1, 'mail.example.com', 587, false, 'q@example.com', 'Olga', $2)
           ON CONFLICT ("organizationId") DO UPDATE SET "passwordSealed" = $2`,
          [id, passwordSealed],
        ),
      );
    await asAdmin(database.adminUrl, (client) => client.query(`DELETE FROM "CompanySignIn"`));
    await stored(acme.id, seal("of acme", purposeOf("smtp", acme.id), readKeys(old)));
    await stored(calm.id, "");
    // Copied from somebody else's row: it must open nowhere, and stop the whole.
    await stored(borealis.id, seal("of acme", purposeOf("smtp", acme.id), readKeys(old)));
    const keys = readKeys(`${young},${old}`);
    const before = await sealedIn();
    await expect(rotateKeys(database.adminUrl, keys)).rejects.toThrow(/sealed for something else/);
    expect(await sealedIn()).toEqual(before);

    await stored(borealis.id, seal("of borealis", purposeOf("smtp", borealis.id), readKeys(old)));
    const mail = { table: "OrganizationMail", column: "passwordSealed" };
    expect(await rotateKeys(database.adminUrl, keys)).toContainEqual({ ...mail, held: 2, sealed: 2 });
    const after = await sealedIn();
    expect(after.map(({ text }) => keyIdOf(text))).toEqual([keys[0].id, keys[0].id]);
    const opened = Object.fromEntries(
      after.map(({ id, text }) => [id, unseal(text, purposeOf("smtp", id), readKeys(young))]),
    );
    expect(opened).toEqual({ [acme.id]: "of acme", [borealis.id]: "of borealis" });
    expect(await rotateKeys(database.adminUrl, readKeys(young))).toContainEqual({ ...mail, held: 2, sealed: 0 });
    await expect(rotateKeys(database.adminUrl, readKeys(old))).rejects.toThrow(/not in ENCRYPTION_KEYS/);
  });
});
