import { beforeAll, expect, it } from "vitest";
import { setUpQueue } from "../queue";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { AUGUST } from "../testing/usage-desk";
import { world } from "../testing/world";
import { inspectImport, receiveUpload } from ".";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);
const SENDER = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;

it("has a file read again before and after it is read, and not while it is", async () => {
  const { acme } = await world("acme");
  const body = (async function* () {
    yield Buffer.from(AUGUST);
  })();
  const upload = { fileName: "august.csv", body, contentLength: null, hints: {} };
  const id = await receiveUpload(acme.id, SENDER, upload);
  const { inspect, read } = acme.as("analyst").imports;
  const setStatus = (status: string) =>
    asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "Import" SET status = $2::"ImportStatus" WHERE id = $1`, [id, status]),
    );
  await inspect({ id, hints: { source: "first" } });
  await setStatus("inspecting");
  await expect(inspect({ id, hints: { source: "second" } })).rejects.toThrow("is being read");
  await inspectImport(acme.id, id);
  expect(await read({ id })).toMatchObject({ status: "inspected", hints: { source: "first" } });
  await inspect({ id, hints: { source: "second" } });
  await inspectImport(acme.id, id);
  expect(await read({ id })).toMatchObject({ report: { dryRun: { source: { name: "second" } } } });
});
