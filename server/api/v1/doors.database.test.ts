import { describe, expect, it } from "vitest";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/v1/[...path]/route";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { askAs, machine } from "../../testing/machine";
import { world } from "../../testing/world";
import { PROBLEM_TYPES } from "./problem-types";
import { routes } from "./routes";

const database = useTestDatabase();
const NOWHERE = "0123456789abcdef0123456789";

const rowsOf = (sql: string, ...values: unknown[]) =>
  asAdmin(database.adminUrl, async (client) => (await client.query(sql, values)).rows as Record<string, unknown>[]);
const pathOf = (path: string, id = NOWHERE) => path.replace("{id}", id);

describe("a token", () => {
  it("is kept as a hash only, told once, and its making, use and end are seen", async () => {
    const { acme } = await world("acme");
    const made = await machine(acme, ["usage:read"]);
    expect(made.token).toMatch(new RegExp(`^${acme.id}\\.${made.id}\\.[\\w-]{43}$`));
    const secret = made.token.split(".")[2]!;
    const kept = await asAdmin(database.adminUrl, async (client) => {
      const tables = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      const found: string[] = [];
      for (const { name } of tables.rows)
        found.push(
          ...(await client.query(`SELECT t::text AS row FROM "${name}" t`)).rows.map(({ row }) => row as string),
        );
      return found.join("\n");
    });
    expect(kept).toContain(made.id);
    expect(kept).not.toContain(secret);
    expect((await made.ask("GET", "/imports")).status).toBe(200);
    const [listed] = await acme.as("owner").tenancy.tokens();
    expect(listed).toMatchObject({
      name: "Exporter",
      abilities: ["usage:read"],
      status: "open",
      createdBy: "Ada Admin",
    });
    expect(listed!.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(secret);
    await acme.as("owner").tenancy.revokeToken({ id: made.id });
    expect((await made.ask("GET", "/imports")).status).toBe(401);
    expect(
      await rowsOf(
        `SELECT action, actor FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'token%' ORDER BY at`,
        acme.id,
      ),
    ).toEqual([
      { action: "token.create", actor: "Ada Admin" },
      { action: "token.revoke", actor: "Olga Owner" },
    ]);
  });

  it("that does not hold gets the same answer, whatever is wrong with it, at every address", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    const [held, ended, revoked, other] = [
      await machine(mine),
      await machine(mine),
      await machine(mine),
      await machine(theirs),
    ];
    await rowsOf(`UPDATE "ApiToken" SET "expiresAt" = now() - interval '1 second' WHERE id = $1`, ended.id);
    await mine.as("owner").tenancy.revokeToken({ id: revoked.id });
    const [organization, id, secret] = held.token.split(".") as [string, string, string];
    const wrong: Record<string, string | null> = {
      none: null,
      empty: "",
      nonsense: "nonsense",
      ended: ended.token,
      revoked: revoked.token,
      "unknown organization": `${NOWHERE}.${id}.${secret}`,
      "another organization": `${theirs.id}.${id}.${secret}`,
      "unknown token": `${organization}.${NOWHERE}.${secret}`,
      "another token's secret": `${organization}.${id}.${other.token.split(".")[2]}`,
      "half a secret": `${organization}.${id}.${secret.slice(0, 20)}`,
      "upper case": held.token.toUpperCase(),
      "a null character": `${organization}.${id}.${"%00".repeat(14)}x`,
    };
    const told = new Map<string, string[]>();
    for (const [what, token] of Object.entries(wrong))
      for (const { method, path, ability } of routes) {
        if (ability === null) continue;
        const answer = await askAs(token, method, pathOf(path));
        expect(answer.status, `${what}: ${method} ${path}`).toBe(401);
        const { instance, ...rest } = answer.json;
        const seen = JSON.stringify([rest, answer.headers.get("www-authenticate"), answer.headers.get("content-type")]);
        told.set(seen, [...(told.get(seen) ?? []), `${what} ${instance}`]);
      }
    expect([...told.keys()]).toHaveLength(1);
    expect([...told.keys()][0]).toContain("/api/v1#invalid-token");
    expect((await held.ask("GET", "/imports")).status).toBe(200);
  });

  it("may do what its abilities say, and nothing else", async () => {
    const { able } = await world("able");
    for (const ability of ["usage:import", "usage:read", "usage:rejects"] as const) {
      const made = await machine(able, [ability]);
      for (const route of routes) {
        if (route.ability === null) continue;
        const answer = await made.ask(route.method, pathOf(route.path));
        if (route.ability === ability)
          expect([400, 404, 415, 200], `${route.method} ${route.path}`).toContain(answer.status);
        else
          expect(answer.json, `${route.method} ${route.path}`).toMatchObject({
            status: 403,
            type: "/api/v1#not-allowed",
            ability: route.ability,
          });
      }
    }
  });

  it("has an allowance a minute, and is told when it may ask again", async () => {
    const { busy } = await world("busy");
    const made = await machine(busy, ["usage:read"], { requestsPerMinute: 3 });
    const other = await machine(busy, ["usage:read"], { requestsPerMinute: 3 });
    for (let turn = 0; turn < 3; turn += 1) expect((await made.ask("GET", "/imports")).status).toBe(200);
    const refused = await made.ask("GET", "/imports");
    expect(refused.json).toMatchObject({ status: 429, type: "/api/v1#too-many-requests" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(20);
    expect((await other.ask("GET", "/imports")).status).toBe(200);
  });

  it("can do no more than its maker, and nobody but owners and admins makes one", async () => {
    const { strict } = await world("strict");
    const input = { name: "x", abilities: ["usage:read" as const], expiresInDays: 30 };
    for (const role of ["analyst", "reviewer", "viewer"] as const)
      await expect(strict.as(role).tenancy.createToken(input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(strict.as("owner").tenancy.createToken({ ...input, expiresInDays: 400 })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(strict.as("owner").tenancy.createToken({ ...input, abilities: [] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(
      strict.as("owner").tenancy.createToken({ ...input, abilities: ["review:sign" as never] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("the addresses", () => {
  const handlers = { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS };
  const call = async (method: keyof typeof handlers, path: string, headers: Record<string, string> = {}) =>
    handlers[method](new Request(`http://quarterdeck.example${path}`, { method, headers }));

  it("answer an unknown path and a wrong method with a problem", async () => {
    for (const path of [
      "/api/v1/nothing",
      "/api/v1/imports/a/b",
      "/api/v1/imports/%E0%A4%A",
      "/api/v1/imports/%00",
      "/api/v1/otlp",
    ]) {
      const answer = await call("GET", path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ type: "/api/v1#not-found", instance: path });
    }
    const wrong = await call("PUT", "/api/v1/usage");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    expect(await wrong.json()).toMatchObject({ type: "/api/v1#wrong-method" });
    expect((await call("PATCH", "/api/v1/imports/x")).headers.get("allow")).toBe("GET, HEAD, DELETE, OPTIONS");
    const options = await call("OPTIONS", "/api/v1/imports");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(options.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("do not know a cookie, and need no origin", async () => {
    const cookie = { cookie: "next-auth.session-token=anything", origin: "http://quarterdeck.example" };
    expect((await call("GET", "/api/v1/imports", cookie)).status).toBe(401);
    const { plain } = await world("plain");
    const { token } = await machine(plain);
    const foreign = { authorization: `Bearer ${token}`, origin: "https://elsewhere.example" };
    expect((await call("GET", "/api/v1/imports", foreign)).status).toBe(200);
    const head = await call("HEAD", "/api/v1/imports", foreign);
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("cache-control")).toBe("private, no-store");
  });

  it("tell a foreign id, one that was there and one that never was alike", async () => {
    const { ours, yours } = await world("ours", "yours");
    const [own, other] = [await machine(ours), await machine(yours)];
    const sent = await other.ask("POST", "/usage?dry-run=true", {
      headers: { "content-type": "text/csv", prefer: "respond-async" },
      body: "day,provider,model,uncached_input,output\n2026-09-01,openai,gpt-4o-mini,1,1\n",
    });
    expect(sent.status).toBe(202);
    for (const { method, path } of routes.filter((route) => route.path.includes("{id}"))) {
      const json = path.endsWith("revert") ? { json: { reason: "because of a test" } } : {};
      const seen = new Set<string>();
      for (const id of [sent.json.id, NOWHERE, "x", `${NOWHERE}'--`, "__proto__"]) {
        const answer = await own.ask(method, pathOf(path, encodeURIComponent(id)), json);
        expect(answer.status, `${method} ${path} ${id}`).toBe(404);
        seen.add(JSON.stringify({ ...answer.json, instance: "" }));
      }
      expect([...seen], `${method} ${path}`).toHaveLength(1);
    }
  });

  it("refuse parameters that they do not know, and name each", async () => {
    const { asked } = await world("asked");
    const { ask } = await machine(asked);
    expect((await ask("GET", "/imports?limit=0&colour=red")).json).toMatchObject({
      status: 400,
      type: "/api/v1#bad-request",
      errors: expect.arrayContaining([
        expect.objectContaining({ parameter: "limit" }),
        expect.objectContaining({ parameter: "colour" }),
      ]),
    });
    expect((await ask("GET", "/imports?limit=1&limit=2")).json).toMatchObject({
      status: 400,
      errors: [{ parameter: "limit" }],
    });
    for (const said of ["nonsense", "-271821-04-20T00:00:00.000Z a", "0000-01-01T00:00:00.000Z a", "0 a"])
      for (const cursor of [said, Buffer.from(said).toString("base64url")])
        expect((await ask("GET", `/imports?cursor=${encodeURIComponent(cursor)}`)).json, said).toMatchObject({
          status: 400,
          errors: [{ parameter: "cursor" }],
        });
  });

  it("say only problems that are explained", () => {
    for (const { problems } of routes) for (const name of problems) expect(Object.keys(PROBLEM_TYPES)).toContain(name);
  });
});
