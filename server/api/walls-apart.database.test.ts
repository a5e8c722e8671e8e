import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { roleMay, type Ability } from "../tenancy/abilities";
import { aim, idFields, type Aimed } from "../testing/aim";
import { answered, askPair, leakFinder, NOW } from "../testing/ask-pair";
import { exampleInput } from "../testing/example-input";
import { furnishedPair, mutationsFor, type FurnishedPair } from "../testing/furnished-pair";
import type { IdMutation } from "../testing/id-mutations";
import { tenantProcedures } from "../testing/procedures";
import { seededChance } from "../testing/seeded-chance";
import { takingBack } from "../testing/take-back";
import { secretsIn, secretsOf } from "../testing/tenant-rows";
import { useTestDatabase } from "../testing/test-database";
import { setTraps, withoutFilters, withoutRowSecurity } from "../testing/walls-down";

const database = useTestDatabase();
const isNight = Boolean(process.env.NIGHTLY);
/** By night every mutation is tried on either wall; by day those that are a real id of theirs. */
const TRIED = isNight ? null : ["theirs", "their organization", "their quarter", "theirs of another kind"];
/** And in every free text of the question: by day what finds most. */
const isEverywhere = (name: string): boolean =>
  isNight ? name !== "theirs of another kind" : name === "theirs" || name === "their quarter";
const ROUNDS = isNight ? 30 : 1;
const AT_ONCE = 10;

let pair: FurnishedPair;
let leaksIn: ReturnType<typeof leakFinder>;
let mutations: readonly IdMutation[];
const aimed: Aimed[] = [];
const trapped: string[] = [];

beforeAll(async () => {
  pair = await furnishedPair(database);
  leaksIn = leakFinder(pair);
  mutations = mutationsFor(pair).filter(({ name }) => TRIED === null || TRIED.includes(name));
  const { ask } = askPair(pair);
  await takingBack(async () => {
    for (const procedure of tenantProcedures()) aimed.push(await aim(procedure, ask, pair.own));
  });
  await setTraps(database.adminUrl, pair.borealis.id);
});
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...words) => {
    const said = words.map(String).join(" ");
    if (said.includes("trapped:")) trapped.push(said);
    else throw new Error(said);
  });
});

interface Found {
  /** Procedures that told of the other organization, with what. */
  readonly leaks: ReadonlySet<string>;
  /** Procedures that tried to write a row of theirs. */
  readonly writes: ReadonlySet<string>;
  readonly calls: number;
}

/** Asks every procedure as the owner: what is one's own, and every id in the place of another. */
async function askEverything(asked: readonly Aimed[] = aimed): Promise<Found> {
  const leaks = new Set<string>();
  const writes = new Set<string>();
  let calls = 0;
  const look = async ({ procedure }: Aimed, input: unknown, how: string): Promise<void> => {
    const before = trapped.length;
    const answer = await answered(
      procedure.call({ person: pair.acme.people.owner, slug: pair.acme.slug, now: NOW }, input),
    );
    calls += 1;
    const found = leaksIn(answer.text, input);
    if (found.length > 0) leaks.add(`${procedure.path} (${how}): ${found.slice(0, 2).join(", ")}`);
    if (trapped.length > before) writes.add(`${procedure.path} (${how}): ${trapped.at(-1)?.slice(0, 200)}`);
  };
  await takingBack(async () => {
    for (const one of asked) {
      if (!roleMay("owner", one.procedure.door as Ability)) continue;
      await look(one, one.input, "one's own");
      for (const { name, value } of mutations) {
        const of = (kind: "workload") => ({ theirs: pair.theirs[kind], own: pair.own[kind] });
        for (const field of idFields(one.input)) {
          const kind = one.kinds[field] ?? "workload";
          const text = value({ theirs: pair.theirs[kind], own: pair.own[kind] });
          await look(one, { ...one.input, [field]: text }, `${field}: ${name}`);
        }
        const everywhere = value(of("workload"));
        if (isEverywhere(name) && typeof everywhere === "string")
          await look(one, exampleInput(one.procedure.input, everywhere), `${name} everywhere`);
      }
    }
  });
  return { leaks, writes, calls };
}

describe("every procedure, with one wall taken down", () => {
  it("tells and changes nothing of theirs by row-level security alone", { timeout: 600_000 }, async () => {
    const { result, stripped } = await withoutFilters(() => askEverything());
    console.info(`row-level security alone: ${result.calls} calls, ${stripped} statements without their filter`);
    expect([[...result.leaks], [...result.writes]]).toEqual([[], []]);
    expect(stripped).toBeGreaterThan(result.calls);
  });

  it("tells and changes nothing of theirs by the application's filters alone", { timeout: 600_000 }, async () => {
    const { leaks, writes, calls } = await withoutRowSecurity(database.adminUrl, async () => {
      await connect();
      return askEverything();
    });
    console.info(`the application's filters alone: ${calls} calls`);
    expect([[...leaks], [...writes]]).toEqual([[], []]);
  });

  it("would see a hole: with both walls down, many tell of them and some write to them", async () => {
    const { result } = await withoutRowSecurity(database.adminUrl, async () => {
      await connect();
      return withoutFilters(() => askEverything(aimed.filter((_, at) => at % 3 === 0)));
    });
    console.info(`both walls down: ${result.leaks.size} leaks, ${result.writes.size} writes`);
    expect(result.leaks.size).toBeGreaterThan(20);
    expect(result.writes.size).toBeGreaterThan(2);
  });
});

/** Taking back needs an open connection. */
const connect = async (): Promise<void> => {
  await pair.acme.run("owner", async () => undefined);
};

describe("two organizations at once", () => {
  it("each get their own alone, however many ask", { timeout: 3_600_000 }, async () => {
    const markers = { acme: secretsOf(pair.before.own, pair.before.theirs), borealis: secretsOf(pair.before.theirs, pair.before.own) }; // prettier-ignore
    const chance = seededChance(6);
    const reads = aimed.filter(({ procedure, input }) => procedure.type === "query" && idFields(input).length === 0);
    const questions = Array.from({ length: ROUNDS }, () => reads.flatMap((one) => [{ one, side: "acme" as const }, { one, side: "borealis" as const }])).flat(); // prettier-ignore
    questions.sort(() => chance() - 0.5);
    const wrong = new Set<string>();
    let marked = 0;
    const worker = async (): Promise<void> => {
      for (let next = questions.pop(); next; next = questions.pop()) {
        const { one, side } = next;
        const { people, slug } = pair[side];
        const { text } = await answered(one.procedure.call({ person: people.owner, slug, now: NOW }, one.input));
        if (secretsIn(text, markers[side]).length > 0) marked += 1;
        const foreign = secretsIn(text, markers[side === "acme" ? "borealis" : "acme"]);
        if (foreign.length > 0) wrong.add(`${one.procedure.path} tells ${side} ${foreign.slice(0, 2).join(", ")}`);
      }
    };
    const asked = questions.length;
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    console.info(`${asked} questions of two organizations at once, ${marked} answers with a marker`);
    expect([...wrong]).toEqual([]);
    expect(marked).toBeGreaterThan(asked / 4);
  });
});
