import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFeed, type FetchTerms, type Resolve } from "./fetch-feed";
import { isPublicAddress } from "../kernel/is-public-address";

const ADDRESS = "https://models.dev/api.json";
const asked: string[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answers: Record<string, () => void> = {
      "/api.json": () => response.end("{}"),
      "/packed": () => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(100_000))),
      "/cut": () => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half");
        setTimeout(() => response.destroy(), 20);
      },
      "/slow": () => void response.writeHead(200).write("…"),
      "/to-inside": () => response.writeHead(302, { location: "https://169.254.169.254/latest/meta-data" }).end(),
      "/to-http": () => response.writeHead(301, { location: "http://models.dev/api.json" }).end(),
      "/to-elsewhere": () => response.writeHead(302, { location: "https://example.com/api.json" }).end(),
      "/to-friend": () => response.writeHead(302, { location: "https://openrouter.ai/api.json" }).end(),
      "/round": () => response.writeHead(302, { location: "/round" }).end(),
    };
    (answers[request.url ?? ""] ?? (() => response.writeHead(404).end()))();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

/** The outside world: names resolve as told, and whatever may be connected to is the little server here. */
function outside(addresses: readonly string[] = ["104.18.2.1"]): FetchTerms {
  const resolve: Resolve = (_, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  const { port } = server.address() as AddressInfo;
  const request = ((url: URL, options: { lookup: (...args: unknown[]) => void }, answer: never) =>
    httpRequest(
      {
        ...{ host: "feed.invalid", port, path: url.pathname, agent: false },
        lookup: (_, wanted, found) =>
          options.lookup(url.hostname, { all: false }, (error: Error | null) => {
            if (error) found(error, "", 0);
            else if (wanted.all) found(null, [{ address: "127.0.0.1", family: 4 }]);
            else found(null, "127.0.0.1", 4);
          }),
      },
      answer,
    )) as unknown as FetchTerms["request"];
  return { resolve, request, mostMilliseconds: 2_000 };
}
const at = (path: string) => `https://models.dev/${path}`;

describe("a feed is fetched", () => {
  it("from an address of the list, and after a redirect to another one", async () => {
    expect(await fetchFeed(ADDRESS, outside())).toBe("{}");
    expect(await fetchFeed(at("to-friend"), outside())).toBe("{}");
    expect(await fetchFeed(at("packed"), outside())).toHaveLength(100_000);
  });

  it.each([
    ["http://models.dev/api.json", "https only"],
    ["https://example.com/api.json", "not among the hosts"],
    ["https://127.0.0.1/api.json", "not among the hosts"],
    ["https://[::1]/api.json", "not among the hosts"],
    ["https://models.dev.example.com/", "not among the hosts"],
    ["https://someone:secret@models.dev/api.json", "no user"],
    ["https://models.dev:8443/api.json", "no port"],
    ["file:///etc/passwd", "https only"],
    ["no address", "no address"],
  ])("never from %s", async (address, why) => {
    const before = asked.length;
    await expect(fetchFeed(address, outside())).rejects.toThrow(why);
    expect(asked.length).toBe(before);
  });

  it.each([["to-inside"], ["to-http"], ["to-elsewhere"]])("never over a redirect: %s", async (path) => {
    await expect(fetchFeed(at(path), outside())).rejects.toMatchObject({ code: "address-not-allowed" });
  });

  it("never where its name leads inside, even by one address of several", async () => {
    const before = asked.length;
    for (const addresses of [
      ["127.0.0.1"],
      ["10.0.0.8"],
      ["104.18.2.1", "192.168.1.1"],
      ["fd00::1"],
      ["::ffff:10.0.0.1"],
      [],
    ])
      await expect(fetchFeed(ADDRESS, outside(addresses)), addresses.join()).rejects.toThrow("is not on the internet");
    expect(asked.length).toBe(before);
  });

  it("within limits of size, time and redirects, whole or not at all", async () => {
    await expect(fetchFeed(at("packed"), { ...outside(), mostBytes: 50_000 })).rejects.toMatchObject({
      code: "too-large",
    });
    await expect(fetchFeed(at("slow"), { ...outside(), mostMilliseconds: 100 })).rejects.toMatchObject({
      code: "too-slow",
    });
    await expect(fetchFeed(at("cut"), outside())).rejects.toMatchObject({ name: "FeedRefused" });
    await expect(fetchFeed(at("round"), outside())).rejects.toMatchObject({ code: "too-many-redirects" });
    await expect(fetchFeed(at("missing"), outside())).rejects.toThrow("answered 404");
  });
});

describe("an address", () => {
  it.each(["8.8.8.8", "104.18.2.1", "2606:4700::6810:1"])("%s is on the internet", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1", "192.168.0.1", "224.0.0.1"],
    ...[
      "255.255.255.255",
      "::",
      "::1",
      "fe80::1",
      "fd12::1",
      "::ffff:8.8.8.8",
      "64:ff9b::a00:1",
      "2002:a00::1",
      "host",
    ],
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});
