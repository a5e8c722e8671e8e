import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import { beginUpload } from "../intake";
import { roleMay, type Ability } from "../tenancy/abilities";
import { ROLES, type Role } from "../tenancy/schema";
import { leakFinder } from "../testing/ask-pair";
import { furnishedPair, mutationsFor, type FurnishedPair } from "../testing/furnished-pair";
import { callRoute, openSession, type HttpAnswer, type HttpCall } from "../testing/http-callers";
import { HTTP_ROUTES, type HttpRoute, type HttpWay } from "../testing/http-routes";
import { ALIKE, type IdMutation } from "../testing/id-mutations";
import { askAs, machine } from "../testing/machine";
import { takingBack } from "../testing/take-back";
import { rowsOf, type TenantRows } from "../testing/tenant-rows";
import { useTestDatabase } from "../testing/test-database";
import { routes } from "./v1/routes";

vi.mock("server-only", () => ({}));
// The cookie is the one thing that is no real one: which session it names. The session's row, and all behind it, are.
vi.mock("next-auth", async (original) => {
  const { caller } = await import("../testing/http-callers");
  const getServerSession = async () => (caller.session === null ? null : { sessionId: caller.session });
  return { ...(await original<object>()), getServerSession };
});

const database = useTestDatabase();
const isNight = Boolean(process.env.NIGHTLY);
const PATIENT = { timeout: 600_000 };
const { root } = inject("testServer");
let pair: FurnishedPair;
let leaksIn: ReturnType<typeof leakFinder>;
/** What an id in an address may be that no furnishing makes. */
const begun: Record<"own" | "theirs", Record<"upload" | "document", string>> = {
  own: { upload: "", document: "" },
  theirs: { upload: "", document: "" },
};

beforeAll(async () => {
  pair = await furnishedPair(database);
  leaksIn = leakFinder(pair);
  for (const [side, organization] of [["own", pair.acme], ["theirs", pair.borealis]] as const) {
    for (const person of Object.values(organization.people)) await openSession(person);
    const { userId: id, name } = organization.people.owner;
    begun[side].upload = await beginUpload(
      organization.id,
      { kind: "person", id, name, role: "owner" },
      { fileName: "usage.csv", bytes: 10, hints: {} },
    );
    begun[side].document = documentOf(pair.before[side]);
  }
}); // prettier-ignore

/** The name of a document of the quarter that the example asks for. */
function documentOf(rows: TenantRows): string {
  const read = (table: string) => (rows[table] ?? []).map((row) => JSON.parse(row) as Record<string, string>);
  const review = read("Review").find(({ quarter }) => quarter === "2026-Q1");
  return read("ReviewDocument").find(({ reviewId }) => reviewId === review?.id)?.name ?? "none";
}

type Slot = NonNullable<HttpWay["params"]>[string];
const valueOf = (slot: Slot, side: "own" | "theirs"): string => {
  if (typeof slot === "object") return slot.text;
  return slot === "upload" || slot === "document" ? begun[side][slot] : pair[side][slot];
};

/** The way of a route with everything of the caller's own. */
function ownCall(way: HttpWay): Omit<HttpCall, "as"> {
  const filled = (slots: Readonly<Record<string, Slot>> = {}) =>
    Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, valueOf(slot, "own")]));
  const { method, headers, body } = way;
  return {
    method,
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body }),
    params: { org: pair.acme.slug, ...filled(way.params) },
    search: filled(way.search),
  };
}

/** A text as it comes in an address: what is no text there becomes one. */
const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const PATHS = ["../../borealis", "%2e%2e%2f", "..", "/etc/passwd", "a/b"];

const askedAs = HTTP_ROUTES.flatMap((route) =>
  typeof route.door === "string" ? route.ways.map((way) => ({ route, way, door: route.door as Ability })) : [],
);
const nameOf = (route: HttpRoute, way: HttpWay): string => `${way.method} ${path.dirname(route.file)}`;

describe("every address that is no page × every mutation of its ids × every role, signed in or not", () => {
  let calls = 0;
  const wrong = new Set<string>();
  const ask = async (file: string, what: string, call: HttpCall): Promise<HttpAnswer> => {
    const answer = await callRoute(root, file, call);
    calls += 1;
    const leaks = leaksIn(answer.text, [call.params, call.search]);
    if (leaks.length > 0) wrong.add(`${what} tells ${leaks.slice(0, 3).join(", ")}`);
    if (answer.status >= 500) wrong.add(`${what} breaks: ${answer.text.slice(0, 200)}`);
    if (!/no-store/.test(answer.headers.get("cache-control") ?? "")) wrong.add(`${what} may be kept by a cache`);
    if (answer.text !== "" && !answer.headers.get("content-type")) wrong.add(`${what} has no type`);
    return answer;
  };

  it("has an example, so that a new one is asked the day it is written", () => {
    const found = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => /(^|\/)route\.tsx?$/.test(file));
    expect(found.sort()).toEqual(HTTP_ROUTES.map(({ file }) => file).sort());
    for (const { door, ways, file } of HTTP_ROUTES)
      if (typeof door === "string") expect(ways.length, file).toBeGreaterThan(0);
  });

  it("answers its own people by their roles, and nobody else", PATIENT, async () => {
    await takingBack(async () => {
      for (const { route, way, door } of askedAs) {
        const call = ownCall(way);
        for (const role of [...ROLES].reverse()) {
          const what = `${nameOf(route, way)} for ${role}`;
          const { status } = await ask(route.file, what, { ...call, as: pair.acme.people[role] });
          const right = roleMay(role, door) ? status < 500 && ![401, 403].includes(status) : status === 403;
          if (!right) wrong.add(`${what} answers ${status}`);
        }
        const asOwner = await ask(route.file, nameOf(route, way), { ...call, as: pair.acme.people.owner });
        if (asOwner.status >= 300 && way.method !== "DELETE")
          wrong.add(`${nameOf(route, way)} answers its owner ${asOwner.status} ${asOwner.text}`);
      }
    });
    expect([...wrong]).toEqual([]);
  });

  it(
    "tells who is not signed in, a stranger, and who names another organization, the same nothing",
    PATIENT,
    async () => {
      const organizations = [pair.borealis.slug, pair.borealis.id, pair.acme.id, "no-such-organization", "", "__proto__", "null", '{"not":""}', `${pair.acme.slug}/`, pair.acme.slug.toUpperCase(), "ａcme", "acme\u0000", "x".repeat(4000), ...PATHS]; // prettier-ignore
      await takingBack(async () => {
        for (const { route, way } of askedAs) {
          const call = ownCall(way);
          const told = new Set<string>();
          const nobody = [null, ...ROLES.map((role: Role) => pair.borealis.people[role])];
          const asked: HttpCall[] = [
            ...nobody.map((as) => ({ ...call, as })),
            ...organizations.map((org) => ({ ...call, params: { ...call.params, org }, as: pair.acme.people.owner })),
          ];
          for (const one of asked) {
            const { status, text } = await ask(route.file, nameOf(route, way), one);
            told.add(`${status} ${text}`);
          }
          if (told.size !== 1 || ![...told][0]?.startsWith("404 "))
            wrong.add(`${nameOf(route, way)} tells apart: ${[...told].join(" | ").slice(0, 600)}`);
        }
      });
      expect([...wrong]).toEqual([]);
    },
  );

  it("finds no foreign, deleted, random or twisted id, and says so alike", PATIENT, async () => {
    const mutations: IdMutation[] = [...mutationsFor(pair), ...PATHS.map((text) => ({ name: `path ${text}`, value: () => text })), { name: "null", value: () => "null" }]; // prettier-ignore
    await takingBack(async () => {
      for (const { route, way, door } of askedAs)
        for (const [place, slots] of [
          ["params", way.params ?? {}],
          ["search", way.search ?? {}],
        ] as const)
          for (const [field, slot] of Object.entries(slots)) {
            if (typeof slot === "object" && place === "search") continue;
            for (const role of ROLES) {
              const told = new Map<string, string>();
              // Who may not pass is told so whatever it is; twists beyond the twelve are asked by the owner, by night by all.
              const isLet = roleMay(role, door);
              for (const { name, value, isForAll } of mutations) {
                if (!isNight && !(isLet ? isForAll || role === "owner" : ALIKE.some((alike) => alike === name)))
                  continue;
                const text = asText(value({ theirs: valueOf(slot, "theirs"), own: valueOf(slot, "own") }));
                // Documents have the same names everywhere.
                if (text === valueOf(slot, "own")) continue;
                const call = ownCall(way);
                const mutated = { ...call, [place]: { ...call[place], [field]: text }, as: pair.acme.people[role] };
                const what = `${nameOf(route, way)} with ${name} as ${field} for ${role}`;
                const { status, text: said } = await ask(route.file, what, mutated);
                told.set(name, `${status} ${said.replaceAll(text, "…").replaceAll(encodeURIComponent(text), "…")}`);
                if (status < 300 && place === "params") wrong.add(`${what} answers ${status}`);
              }
              const alike = new Set(ALIKE.flatMap((name) => told.get(name) ?? []));
              const expected = roleMay(role, door) ? "404 " : "403 ";
              if (
                place === "params" &&
                typeof slot !== "object" &&
                (alike.size !== 1 || ![...alike][0]?.startsWith(expected))
              )
                wrong.add(
                  `${nameOf(route, way)} tells ${role} apart by ${field}: ${[...alike].join(" | ").slice(0, 600)}`,
                );
            }
          }
    });
    console.info(`${calls} calls of ${HTTP_ROUTES.length} addresses`);
    expect([...wrong]).toEqual([]);
    expect(await rowsOf(database.adminUrl, pair.borealis.id)).toEqual(pair.before.theirs);
    expect(await rowsOf(database.adminUrl, pair.acme.id)).toEqual(pair.before.own);
  });
});

describe("the HTTP API × every mutation of its ids × tokens of either organization, or none", () => {
  it("finds no foreign, deleted, random or twisted id, and says so alike", PATIENT, async () => {
    const tokens = { ours: (await machine(pair.acme)).token, theirs: (await machine(pair.borealis)).token, none: null };
    const wrong = new Set<string>();
    let calls = 0;
    await takingBack(async () => {
      for (const { method, path: address, ability } of routes.filter((route) => route.path.includes("{id}")))
        for (const { name, value } of mutationsFor(pair)) {
          const ids = { theirs: pair.theirs.import, own: pair.own.import };
          const text = asText(value(ids)).replace(/^$/, " ");
          const asked = address.replace("{id}", encodeURIComponent(text));
          for (const [whose, token] of Object.entries(tokens)) {
            if (whose === "theirs" && name.startsWith("theirs")) continue;
            const what = `${method} ${address} (${String(ability)}) with ${name} by ${whose}`;
            const answer = await askAs(
              token,
              method,
              asked,
              address.endsWith("revert") ? { json: { reason: "a test" } } : {},
            );
            calls += 1;
            // What no database can hold is an address of nothing, before anybody is asked who they are.
            const expected = token !== null || name === "null byte" ? 404 : 401;
            if (answer.status !== expected) wrong.add(`${what} answers ${answer.status} ${answer.text.slice(0, 200)}`);
            if (whose === "ours" && leaksIn(answer.text, [text, asked]).length > 0) wrong.add(`${what} tells of them`);
            const { instance: _, ...told } = answer.json;
            if (token !== null && ALIKE.some((one) => one === name)) alike.add(JSON.stringify(told));
          }
        }
    });
    console.info(`${calls} calls of the HTTP API`);
    expect([...wrong]).toEqual([]);
    expect([...alike]).toHaveLength(1);
  });
  const alike = new Set<string>();
});
