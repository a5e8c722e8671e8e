import { createServer, request as ask, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTrustedProxies } from "../../environment/trusted-proxies";
import { CLIENT_ADDRESS_HEADER } from "./client-address-header";
import { receive } from "./receive";

let server: Server;
let terms = { proxies: readTrustedProxies("").proxies, appUrl: "http://127.0.0.1:3000" };
beforeAll(async () => {
  server = createServer((request, response) => {
    if (receive(request, response, terms)) response.end(JSON.stringify(request.headers));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

interface Received {
  readonly status: number;
  readonly answered: IncomingMessage["headers"];
  /** What the rooms behind the reception get to see. */
  readonly seen: Record<string, string>;
}

const send = (headers: Record<string, string | string[]> = {}, method = "GET", path = "/"): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = ask({ host: "127.0.0.1", port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          answered: answer.headers,
          seen: text.startsWith("{") ? (JSON.parse(text) as Record<string, string>) : {},
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });

const FORGED = {
  "x-forwarded-for": "198.51.100.1",
  "x-forwarded-host": "elsewhere.example",
  "x-forwarded-proto": "https",
  "x-real-ip": "198.51.100.1",
  forwarded: "for=198.51.100.1",
  [CLIENT_ADDRESS_HEADER]: "198.51.100.1",
};

describe("a request that comes in", () => {
  it("is known by its connection, whatever it says of itself", async () => {
    terms = { ...terms, proxies: readTrustedProxies("").proxies };
    const { seen, answered } = await send(FORGED);
    expect(seen[CLIENT_ADDRESS_HEADER]).toBe("127.0.0.1");
    for (const name of Object.keys(FORGED).filter((one) => one !== CLIENT_ADDRESS_HEADER))
      expect(seen[name], name).toBeUndefined();
    expect(answered["strict-transport-security"]).toBeUndefined();
  });

  it("is known by the word of a trusted proxy", async () => {
    terms = { ...terms, proxies: readTrustedProxies("127.0.0.0/8").proxies };
    const { seen, answered } = await send({ ...FORGED, "x-forwarded-for": ["8.8.8.8", "198.51.100.1"] });
    expect(seen[CLIENT_ADDRESS_HEADER]).toBe("198.51.100.1");
    expect(seen["x-forwarded-host"]).toBe("elsewhere.example");
    expect(answered["strict-transport-security"]).toMatch(/^max-age=(\d{8,}); includeSubDomains$/);
  });

  it("never brings a nonce of its own, and gets another one each time", async () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const { seen, answered } = await send({
        "content-security-policy": "script-src 'nonce-mine'",
        "content-security-policy-report-only": "script-src 'nonce-mine'",
      });
      expect(seen["content-security-policy"]).toBe(answered["content-security-policy"]);
      expect(seen["content-security-policy-report-only"]).toBeUndefined();
      nonces.add(/'nonce-([\w-]{22})'/.exec(String(answered["content-security-policy"]))?.[1] ?? "");
    }
    expect(nonces.size).toBe(3);
    expect([...nonces].every((nonce) => nonce.length === 22)).toBe(true);
  });

  it("gets a policy under which no script of a page runs but the installation's own", async () => {
    const policy = String((await send()).answered["content-security-policy"]).split("; ");
    const scripts = policy.find((one) => one.startsWith("script-src"));
    expect(scripts).not.toMatch(/unsafe|\*|https?:|data:/);
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(directive);
    expect(policy).not.toContain("upgrade-insecure-requests");
    terms = { ...terms, appUrl: "https://quarterdeck.example" };
    const { answered } = await send();
    expect(answered["content-security-policy"]).toContain("upgrade-insecure-requests");
    expect(answered["strict-transport-security"]).toBeDefined();
  });

  it("waits where its address asks too often, and is told how long", async () => {
    terms = { proxies: readTrustedProxies("127.0.0.1").proxies, appUrl: "http://127.0.0.1:3000" };
    const busy = { "x-forwarded-for": "198.51.100.99" };
    const statuses: number[] = [];
    for (let time = 0; time < 62; time += 1) statuses.push((await send(busy, "GET", "/calculator?x=1")).status);
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(60)).toContain(429);
    expect((await send({ "x-forwarded-for": "198.51.100.98" }, "GET", "/calculator")).status).toBe(200);
  });

  it("empties the browser at signing out, and not because another site asks", async () => {
    const cleared = async (headers: Record<string, string>, method: string, path: string) =>
      (await send(headers, method, path)).answered["clear-site-data"];
    expect(await cleared({ "sec-fetch-site": "same-origin" }, "POST", "/api/auth/signout")).toBe('"cache", "storage"');
    expect(await cleared({}, "POST", "/api/auth/signout?x=1")).toBeDefined();
    expect(await cleared({ "sec-fetch-site": "cross-site" }, "POST", "/api/auth/signout")).toBeUndefined();
    expect(await cleared({}, "GET", "/api/auth/signout")).toBeUndefined();
    expect(await cleared({}, "POST", "/api/auth/signin")).toBeUndefined();
  });

  it("comes by a known method, and TRACE echoes nothing", async () => {
    for (const method of ["TRACE", "PROPFIND"]) {
      const { status, answered, seen } = await send({ cookie: "secret=1" }, method);
      expect([status, seen], method).toEqual([405, {}]);
      expect(answered.allow).toContain("GET");
    }
    expect((await send({}, "HEAD")).status).toBe(200);
  });
});
