import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { roleMay, type Ability } from "../tenancy/abilities";
import { ROLES, type Role } from "../tenancy/schema";
import { aim, idFields, isFound, type Aimed } from "../testing/aim";
import { answered, askPair, leakFinder, NOW, type Answer } from "../testing/ask-pair";
import { exampleInput } from "../testing/example-input";
import { furnishedPair, mutationsFor, type FurnishedPair } from "../testing/furnished-pair";
import { ALIKE, EVERYWHERE, type IdMutation } from "../testing/id-mutations";
import { publicProcedures, tenantProcedures, type ListedProcedure } from "../testing/procedures";
import { takingBack } from "../testing/take-back";
import { rowsOf } from "../testing/tenant-rows";
import { useTestDatabase } from "../testing/test-database";
import { unreadInput } from "../testing/unread-input";

const database = useTestDatabase();
const isNight = Boolean(process.env.NIGHTLY);

let pair: FurnishedPair;
let asking: ReturnType<typeof askPair>;
let leaksIn: ReturnType<typeof leakFinder>;
let mutations: readonly IdMutation[];
const bugs: string[] = [];

beforeAll(async () => {
  pair = await furnishedPair(database);
  asking = askPair(pair);
  leaksIn = leakFinder(pair);
  mutations = mutationsFor(pair);
  vi.spyOn(console, "error").mockImplementation((...words) => void bugs.push(words.map(String).join(" ")));
});
afterAll(() => vi.restoreAllMocks());

/** Where a shape knows null, it means that nothing is named. */
const isNothing = ({ procedure }: Aimed, name: string, input: unknown): boolean =>
  name === "null" && procedure.input?.safeParse(input).success === true;

type Look = (one: Aimed, role: Role, input: unknown, how: string) => Promise<Answer>;

describe("every procedure × every mutation of its ids × every role", () => {
  const aimed: Aimed[] = [];
  beforeAll(() =>
    takingBack(async () => {
      for (const procedure of tenantProcedures()) aimed.push(await aim(procedure, asking.ask, pair.own));
    }),
  );

  it("would see a leak: what the other organization is answered is full of its secrets", async () => {
    const { borealis } = pair;
    const { people, slug } = borealis;
    await takingBack(async () => {
      const questions: [string, unknown][] = [
        ["workloads.list", { quarter: "2026-Q3" }],
        ["imports.list", {}],
        ["prices.overrides", undefined],
        ["tenancy.members", undefined],
        ["outbox.list", undefined],
      ];
      for (const [path, given] of questions) {
        const procedure = tenantProcedures().find((one) => one.path === path);
        const text = superjson.stringify(await procedure?.call({ person: people.owner, slug, now: NOW }, given));
        expect(leaksIn(text, null).length, path).toBeGreaterThan(2);
      }
    });
  });

  it("finds one's own in every field that takes an id, and nothing else", async () => {
    const blind: string[] = [];
    await takingBack(async () => {
      for (const { procedure, input } of aimed)
        for (const field of idFields(input))
          if (!(await isFound(procedure, asking.ask, input, field, input[field])))
            blind.push(`${procedure.path}.${field}`);
    });
    expect(blind).toEqual([]);
  });

  it("answers nothing of another organization, and changes nothing there", { timeout: 600_000 }, async () => {
    const wrong = new Set<string>();
    let calls = 0;
    const look: Look = async ({ procedure }, role, input, how) => {
      const answer = await asking.ask(procedure, role, input);
      calls += 1;
      const leaks = leaksIn(answer.text, input);
      if (leaks.length > 0) wrong.add(`${procedure.path} (${how}) tells ${role} ${leaks.slice(0, 3).join(", ")}`);
      if (answer.code === "bug" || answer.code === "INTERNAL_SERVER_ERROR")
        wrong.add(
          `${procedure.path} (${how}) breaks for ${role}: ${answer.text.slice(0, 200)} ${bugs.at(-1)?.slice(0, 600)}`,
        );
      return answer;
    };
    await takingBack(async () => {
      for (const one of aimed) {
        const roles = ROLES.filter((role) => roleMay(role, one.procedure.door as Ability));
        for (const role of ROLES.filter((other) => !roles.includes(other))) {
          calls += 1;
          const fault = await faultOfClosedDoor(one.procedure, role);
          if (fault !== null) wrong.add(fault);
        }
        await Promise.all(roles.map((role) => look(one, role, one.input, "one's own")));
        for (const { name, value } of inParts(mutations)) {
          const everywhere = value({ theirs: pair.theirs.workload, own: pair.own.workload });
          if (typeof everywhere !== "string" || !(isNight || EVERYWHERE.includes(name))) continue;
          const input = exampleInput(one.procedure.input, everywhere);
          for (const role of isNight ? roles : inTurn(roles)) await look(one, role, input, `${name} everywhere`);
        }
        for (const field of idFields(one.input)) await mutateField(one, field, roles, look, wrong);
      }
    });
    const fields = aimed.reduce((sum, { input }) => sum + idFields(input).length, 0);
    console.info(
      `${aimed.length} procedures, ${fields} ids × ${mutations.length} mutations × ${ROLES.length} roles: ${calls} calls, ${asking.remembered.size} of them different, ${wrong.size} wrong`,
    );
    expect([...wrong]).toEqual([]);
    expect(await rowsOf(database.adminUrl, pair.borealis.id)).toEqual(pair.before.theirs);
    expect(await rowsOf(database.adminUrl, pair.acme.id)).toEqual(pair.before.own);
  });

  let part = 0;
  /** What cannot be an id is tried by thirds, another one each time; by night all of it is, each time. */
  const inParts = (all: readonly IdMutation[]): readonly IdMutation[] => {
    part += 1;
    return all.filter(({ isForAll }, at) => isNight || isForAll || (at + part) % 3 === 0);
  };

  let turn = 0;
  /** One of the roles: every second time the first, which may see most. */
  const inTurn = (roles: readonly Role[]): readonly Role[] => {
    turn += 1;
    return [(turn % 2 === 0 ? roles[0] : roles[((turn - 1) / 2) % roles.length]) ?? "owner"];
  };

  /** Who may not pass is refused before the question is looked at: whatever it is, the answer is this one. */
  async function faultOfClosedDoor(procedure: ListedProcedure, role: Role): Promise<string | null> {
    const { input, wasRead } = unreadInput();
    const { people, slug } = pair.acme;
    const { code } = await answered(procedure.call({ person: people[role], slug, now: NOW }, input));
    if (code !== "FORBIDDEN") return `${procedure.path} lets ${role} in: ${code}`;
    return wasRead() ? `${procedure.path} looks at what ${role} asks before it asks who that is` : null;
  }

  async function mutateField(
    one: Aimed,
    field: string,
    roles: readonly Role[],
    look: Look,
    wrong: Set<string>,
  ): Promise<void> {
    const { path } = one.procedure;
    const kind = one.kinds[field] ?? "workload";
    const told = new Map<Role, Set<string>>(roles.map((role) => [role, new Set()]));
    // By day every role asks for theirs, and two compare it with what is gone and what never was.
    const comparing = isNight
      ? roles
      : [...new Set([...roles.slice(0, 1), ...inTurn(roles.length > 1 ? roles.slice(1) : roles)])];
    const askedBy = ({ name, isForAll }: IdMutation): readonly Role[] =>
      isNight || name === "theirs" ? roles : isForAll ? comparing : inTurn(roles);
    for (const mutation of inParts(mutations)) {
      const { name, value } = mutation;
      const input = { ...one.input, [field]: value({ theirs: pair.theirs[kind], own: pair.own[kind] }) };
      // All roles ask the same at once: what they lock, they lock in the same order.
      const asking = askedBy(mutation).map(async (role) => {
        const { code, text } = await look(one, role, input, `${field}: ${name}`);
        if (code === "OK" && !isNothing(one, name, input)) wrong.add(`${path} takes ${name} as ${field}`);
        if (ALIKE.some((alike) => alike === name))
          told.get(role)?.add(`${code} ${text.replaceAll(String(input[field]), "…")}`);
      });
      await Promise.all(asking);
    }
    for (const [role, alike] of told)
      if (alike.size !== 1 || ![...alike][0]?.startsWith("NOT_FOUND"))
        wrong.add(`${path} tells ${role} apart by ${field}: ${[...alike].join(" | ").slice(0, 600)}`);
  }

  it("opens a review by its own link alone, whatever organization the link names", async () => {
    const letter = pair.before.theirs.Letter?.map((row) => /\/r\/([\w.-]+)/.exec(row)?.[1] ?? "")[0] ?? "";
    const secret = letter.split(".")[1] ?? "";
    const links = publicProcedures().filter(({ door }) => door === "link");
    expect(links.length).toBeGreaterThan(1);
    const tokens = [
      `${pair.acme.id}.${secret}`,
      secret,
      `${letter}.`,
      letter.toUpperCase(),
      `${pair.borealis.id}.`,
      "",
    ];
    for (const { path, input, call } of links) {
      const example = exampleInput(input, "a sentence of our own") as Record<string, unknown>;
      const open = async (token: string) =>
        (await answered(call({ person: null, slug: null, now: NOW }, { ...example, token }))).code;
      expect(await takingBack(() => open(letter)), path).toBe("OK");
      for (const token of [...tokens, ...mutations.map(({ value }) => value({ theirs: letter.slice(1), own: letter }))])
        expect(["NOT_FOUND", "BAD_REQUEST"], `${path} ${String(token)}`).toContain(await open(token as string));
    }
  });
});
