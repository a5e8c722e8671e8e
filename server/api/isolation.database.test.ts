import { TRPCError } from "@trpc/server";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { roleMay, type Ability } from "../tenancy/abilities";
import { ROLES, type Role } from "../tenancy/schema";
import { exampleInput } from "../testing/example-input";
import type { FurnishedIds } from "../testing/furnish";
import { furnishedPair, THEIR_QUARTER, type FurnishedPair } from "../testing/furnished-pair";
import { ALIKE, idMutations, type IdMutation } from "../testing/id-mutations";
import { publicProcedures, tenantProcedures, type ListedProcedure } from "../testing/procedures";
import { takingBack } from "../testing/take-back";
import { rowsOf, secretsIn, secretsOf } from "../testing/tenant-rows";
import { useTestDatabase } from "../testing/test-database";

const database = useTestDatabase();
const NOW = new Date("2026-10-05T12:00:00Z");
const OWN_WORDS = "a sentence of our own";
const RANDOM = "k3v9x2m7q1w8e4r6t5y0u3i2o9";

let pair: FurnishedPair;
let secrets: ReadonlySet<string>;
let mutations: readonly IdMutation[];
const bugs: string[] = [];

beforeAll(async () => {
  pair = await furnishedPair(database);
  const { borealis, own, theirs, before } = pair;
  secrets = secretsOf(before.theirs, before.own);
  mutations = idMutations({
    ...{ theirOrganization: borealis.id, theirSlug: borealis.slug, theirQuarter: THEIR_QUARTER },
    ...{ theirOther: theirs.source, deleted: [own.deletedRule, own.deletedMember] },
  });
  vi.spyOn(console, "error").mockImplementation((...words) => void bugs.push(words.map(String).join(" ")));
});
afterAll(() => vi.restoreAllMocks());

interface Answer {
  /** `OK`, or the code of the refusal. */
  readonly code: string;
  /** All that the caller gets to see. */
  readonly text: string;
}

const answers = new Map<string, Answer>();

/** Asks as somebody of the first organization; what was asked before is answered from memory. */
async function ask(procedure: ListedProcedure, role: Role, input: unknown): Promise<Answer> {
  const key = JSON.stringify([procedure.path, role, input ?? null]);
  const known = answers.get(key);
  if (known) return known;
  const answer = await procedure
    .call({ person: pair.acme.people[role], slug: pair.acme.slug, now: NOW }, input)
    .then((value) => ({ code: "OK", text: superjson.stringify(value) }))
    .catch(refused);
  answers.set(key, answer);
  return answer;
}

function refused(error: unknown): Answer {
  if (!(error instanceof TRPCError)) return { code: "bug", text: String(error) };
  const facts = (error.cause as { facts?: unknown } | undefined)?.facts;
  return { code: error.code, text: superjson.stringify({ message: error.message, facts }) };
}

/** Where an input names something by its id. */
const idFields = (input: unknown): string[] =>
  typeof input === "object" && input !== null ? Object.keys(input).filter((key) => /(^id|Id)$/.test(key)) : [];

type Kind = keyof FurnishedIds;
const KINDS_BY_FIELD: Readonly<Record<string, Kind>> = {
  ...{ workloadId: "workload", optionId: "option", deploymentId: "deployment", decisionId: "decision" },
  ...{ userId: "member", importId: "import", reviewId: "review", entryId: "ruleChange", scenarioId: "scenario" },
};

/** What must fit together before ids are looked at, where the shapes alone do not say it. */
const RIGHT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "deployments.record": {
    baseline: { prices: [{ from: "2026-05-01", perRequest: 1 }] },
    startedOn: "2026-05-01",
    endedOn: null,
    retiresOn: null,
  },
};

interface Aimed {
  readonly procedure: ListedProcedure;
  /** An input that names things of the caller's own. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** Finds by asking which kind of id each field of a procedure takes: the one of our own that is found there. */
async function aim(procedure: ListedProcedure): Promise<Aimed> {
  const input = {
    ...(exampleInput(procedure.input, OWN_WORDS) as Record<string, unknown>),
    ...RIGHT[procedure.path],
  };
  const kinds: Record<string, Kind> = {};
  const fields = idFields(input);
  for (const field of fields.filter((name) => name !== "id")) {
    kinds[field] = KINDS_BY_FIELD[field] ?? "workload";
    input[field] = pair.own[kinds[field]];
  }
  if (fields.includes("id"))
    for (const kind of Object.keys(pair.own) as Kind[]) {
      if (!(await isFound(procedure, input, "id", pair.own[kind]))) continue;
      kinds.id = kind;
      input.id = pair.own[kind];
      break;
    }
  return { procedure, input, kinds };
}

/** An id of one's own is told from one that is nowhere: what is missing then is something else. */
async function isFound(procedure: ListedProcedure, input: object, field: string, id: unknown): Promise<boolean> {
  const found = await ask(procedure, "owner", { ...input, [field]: id });
  const missed = await ask(procedure, "owner", { ...input, [field]: RANDOM });
  return missed.code === "NOT_FOUND" && found.text.replaceAll(String(id), RANDOM) !== missed.text;
}

/** What an answer tells of the other organization beyond what the question itself said. */
const leaksIn = (answer: Answer, input: unknown): string[] => {
  const said = JSON.stringify(input ?? null);
  const found = secretsIn(answer.text, secrets).filter((secret) => !said.includes(secret));
  return answer.text.includes(pair.borealis.slug) && !said.includes(pair.borealis.slug)
    ? [...found, pair.borealis.slug]
    : found;
};

/** Asks the same as every role, in their order. */
type Look = (one: Aimed, input: unknown, how: string) => Promise<Answer[]>;

describe("every procedure × every mutation of its ids × every role", () => {
  const aimed: Aimed[] = [];
  beforeAll(() =>
    takingBack(async () => {
      for (const procedure of tenantProcedures()) aimed.push(await aim(procedure));
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
        expect(leaksIn({ code: "OK", text }, null).length, path).toBeGreaterThan(2);
      }
    });
  });

  it("finds one's own in every field that takes an id, and nothing else", async () => {
    const blind: string[] = [];
    await takingBack(async () => {
      for (const { procedure, input } of aimed)
        for (const field of idFields(input))
          if (!(await isFound(procedure, input, field, input[field]))) blind.push(`${procedure.path}.${field}`);
    });
    expect(blind).toEqual([]);
  });

  it("answers nothing of another organization, and changes nothing there", { timeout: 600_000 }, async () => {
    const wrong = new Set<string>();
    let calls = 0;
    const lookAs = async ({ procedure }: Aimed, role: Role, input: unknown, how: string): Promise<Answer> => {
      const answer = await ask(procedure, role, input);
      calls += 1;
      const leaks = leaksIn(answer, input);
      if (leaks.length > 0) wrong.add(`${procedure.path} (${how}) tells ${role} ${leaks.slice(0, 3).join(", ")}`);
      if (answer.code === "bug" || answer.code === "INTERNAL_SERVER_ERROR")
        wrong.add(
          `${procedure.path} (${how}) breaks for ${role}: ${answer.text.slice(0, 200)} ${bugs.at(-1)?.slice(0, 600)}`,
        );
      if (!roleMay(role, procedure.door as Ability) && answer.code !== "FORBIDDEN")
        wrong.add(`${procedure.path} (${how}) lets ${role} in: ${answer.code}`);
      return answer;
    };
    // All roles ask the same at once: what they lock, they lock in the same order.
    const look: Look = (one, input, how) => Promise.all(ROLES.map((role) => lookAs(one, role, input, how)));
    // A text in every field, which is mostly no id, is asked by one role in turn, every second time the owner; by night all ask it.
    const inTurn = async (one: Aimed, input: unknown, how: string): Promise<void> => {
      if (process.env.NIGHTLY) return void (await look(one, input, how));
      turn += 1;
      await lookAs(one, turn % 2 === 0 ? "owner" : (ROLES[((turn - 1) / 2) % ROLES.length] ?? "viewer"), input, how);
    };
    let turn = 0;
    await takingBack(async () => {
      for (const one of aimed) {
        await look(one, one.input, "one's own");
        for (const { name, value } of mutations) {
          const everywhere = value({ theirs: pair.theirs.workload, own: pair.own.workload });
          if (typeof everywhere === "string")
            await inTurn(one, exampleInput(one.procedure.input, everywhere), `${name} everywhere`);
        }
        for (const field of idFields(one.input)) await mutateField(one, field, look, wrong);
      }
    });
    console.info(`${calls} calls of ${aimed.length} procedures, ${answers.size} of them different`);
    expect([...wrong]).toEqual([]);
    expect(await rowsOf(database.adminUrl, pair.borealis.id)).toEqual(pair.before.theirs);
    expect(await rowsOf(database.adminUrl, pair.acme.id)).toEqual(pair.before.own);
  });

  async function mutateField(one: Aimed, field: string, look: Look, wrong: Set<string>): Promise<void> {
    const { path, door } = one.procedure;
    const kind = one.kinds[field] ?? "workload";
    const told = new Map<string, readonly string[]>();
    for (const { name, value } of mutations) {
      const input = { ...one.input, [field]: value({ theirs: pair.theirs[kind], own: pair.own[kind] }) };
      const asked = await look(one, input, `${field}: ${name}`);
      told.set(
        name,
        asked.map(({ code, text }) => `${code} ${text.replaceAll(String(input[field]), "…")}`),
      );
      if (asked.some(({ code }) => code === "OK")) wrong.add(`${path} takes ${name} as ${field}`);
    }
    for (const [at, role] of ROLES.entries()) {
      const alike = new Set(ALIKE.map((name) => told.get(name)?.[at] ?? ""));
      const isFoundNowhere = [...alike].every((text) => text.startsWith("NOT_FOUND"));
      if (alike.size !== 1 || (roleMay(role, door as Ability) && !isFoundNowhere))
        wrong.add(`${path} tells ${role} apart by ${field}: ${[...alike].join(" | ").slice(0, 600)}`);
    }
  }

  it("opens a review by its own link alone, whatever organization the link names", async () => {
    const letter = pair.before.theirs.Letter?.map((row) => /\/r\/([\w.-]+)/.exec(row)?.[1] ?? "")[0] ?? "";
    const secret = letter.split(".")[1] ?? "";
    const read = publicProcedures().find(({ path }) => path === "shared.read");
    const open = (token: string) =>
      read?.call({ person: null, slug: null, now: NOW }, { token }).then(
        () => "OK",
        (error: TRPCError) => error.code,
      );
    expect(await takingBack(async () => open(letter))).toBe("OK");
    for (const token of [
      `${pair.acme.id}.${secret}`,
      secret,
      `${letter}.`,
      letter.toUpperCase(),
      `${pair.borealis.id}.`,
      "",
    ])
      expect(await open(token), token).toBe("NOT_FOUND");
  });
});
