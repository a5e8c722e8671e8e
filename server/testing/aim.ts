import { exampleInput } from "./example-input";
import type { Answer, Ask } from "./ask-pair";
import type { FurnishedIds } from "./furnish";
import type { ListedProcedure } from "./procedures";

export type Kind = keyof FurnishedIds;

/** A procedure with an input that names things of the caller's own. */
export interface Aimed {
  readonly procedure: ListedProcedure;
  readonly input: Readonly<Record<string, unknown>>;
  /** Which kind of id each field takes. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

const OWN_WORDS = "a sentence of our own";
const RANDOM = "k3v9x2m7q1w8e4r6t5y0u3i2o9";
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

/** What somebody else calls us: no id of anything here. */
const NOT_OURS: readonly string[] = ["clientId"];

/** Where an input names something by its id. */
export const idFields = (input: unknown): string[] =>
  typeof input === "object" && input !== null
    ? Object.keys(input).filter((key) => /(^id|Id)$/.test(key) && !NOT_OURS.includes(key))
    : [];

/** Finds by asking which kind of id each field of a procedure takes: the one of our own that is found there. */
export async function aim(procedure: ListedProcedure, ask: Ask, own: FurnishedIds): Promise<Aimed> {
  const example = exampleInput(procedure.input, OWN_WORDS) as Record<string, unknown> | undefined;
  const input = { ...example, ...RIGHT[procedure.path] };
  const kinds: Record<string, Kind> = {};
  const fields = idFields(input);
  for (const field of fields.filter((name) => name !== "id")) {
    kinds[field] = KINDS_BY_FIELD[field] ?? "workload";
    input[field] = own[kinds[field]];
  }
  if (fields.includes("id"))
    for (const kind of likelyFirst(Object.keys(own) as Kind[], procedure.path)) {
      if (!(await isFound(procedure, ask, input, "id", own[kind]))) continue;
      kinds.id = kind;
      input.id = own[kind];
      break;
    }
  return { procedure, input, kinds };
}

/** Kinds that a procedure is named after are tried first: `deployments.withdrawRecurring` wants a recurring. */
function likelyFirst(kinds: readonly Kind[], path: string): Kind[] {
  const place = (kind: Kind): number => path.toLowerCase().lastIndexOf(kind.toLowerCase());
  return [...kinds].sort((one, other) => place(other) - place(one));
}

/** An id of one's own is told from one that is nowhere: what is missing then is something else. */
export async function isFound(
  procedure: ListedProcedure,
  ask: Ask,
  input: object,
  field: string,
  id: unknown,
): Promise<boolean> {
  const missed: Answer = await ask(procedure, "owner", { ...input, [field]: RANDOM });
  if (missed.code !== "NOT_FOUND") return false;
  const found = await ask(procedure, "owner", { ...input, [field]: id });
  return found.text.replaceAll(String(id), RANDOM) !== missed.text;
}
