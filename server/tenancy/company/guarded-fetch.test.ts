import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardedFetch } from "./guarded-fetch";

let server: Server;
let port = 0;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/moved") response.writeHead(302, { location: "/" }).end();
    else if (request.url === "/large") response.end(Buffer.alloc(1_000_001));
    else response.end("inside");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const GET = { method: "GET", headers: {} };
const leadingTo = (address: string) =>
  guardedFetch({
    isAllowed: () => false,
    resolve: (_host, answer) =>
      answer(null, [
        { address: "93.184.216.34", family: 4 },
        { address, family: 4 },
      ]),
  });

describe("speaking to an issuer", () => {
  it("goes nowhere inside: by number, by name, by a name with two addresses, without TLS", async () => {
    const strict = guardedFetch({ isAllowed: () => false });
    for (const address of [
      ...["https://127.0.0.1", "https://[::1]", "https://2130706433", "https://0x7f.1", "https://10.0.0.5"],
      ...["https://169.254.169.254/latest", "https://[::ffff:127.0.0.1]", "https://localhost"],
    ])
      await expect(strict(`${address}:${port}`.replace(/(\/\w+):\d+$/, "$1"), GET), address).rejects.toThrow(
        /not on the internet/,
      );
    await expect(leadingTo("127.0.0.1")(`https://issuer.example:${port}/`, GET)).rejects.toThrow(/not on the internet/);
    await expect(strict("http://issuer.example/", GET)).rejects.toThrow(/https/);
    expect(asked).toEqual([]);
  });

  it("speaks to a host inside that the operator allows, follows nowhere, and takes no endless answer", async () => {
    const allowed = guardedFetch({ isAllowed: (host) => host === "127.0.0.1" });
    const at = (path: string) => allowed(`http://127.0.0.1:${port}${path}`, GET);
    expect(await (await at("/")).text()).toBe("inside");
    expect((await at("/moved")).status).toBe(302);
    await expect(at("/large")).rejects.toThrow(/larger/);
    expect(asked).toEqual(["/", "/moved", "/large"]);
  });
});
