import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startWorker } from ".";
import { useTestDatabase } from "../testing/test-database";
import { asPerson, closeConnections } from "../tenancy/tenant-database";

useTestDatabase();

/** A way to the database that can fall silent, as when its host is gone: nothing is refused and nothing is answered. */
const sockets = new Set<Socket>();
let isSilent = false;
const way = createServer((near) => {
  const { hostname, port } = new URL(direct);
  const far = connect(Number(port), hostname);
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(one);
    one.on("error", () => undefined);
    one.on("data", (bytes) => !isSilent && other.write(bytes));
    one.on("close", () => other.destroy());
  }
});
let direct = "";

beforeAll(async () => {
  direct = process.env.DATABASE_URL ?? "";
  way.listen(0, "127.0.0.1");
  await once(way, "listening");
  const url = new URL(direct);
  url.hostname = "127.0.0.1";
  url.port = String((way.address() as AddressInfo).port);
  process.env.DATABASE_URL = url.href;
});
afterAll(async () => {
  // What the queue finds when its connections end at last is no news.
  for (const says of ["error", "trace"] as const) vi.spyOn(console, says).mockImplementation(() => undefined);
  for (const socket of sockets) socket.destroy();
  way.close();
  await closeConnections();
});

it("ends a worker all the same", async () => {
  await asPerson(null, (db) => db.organizationAddress.count());
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 100 });
  isSilent = true;
  // Waiting for the database would outlast the test.
  await expect(worker.stop()).resolves.toBeUndefined();
}, 60_000);
