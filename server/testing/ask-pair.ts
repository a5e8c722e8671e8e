import { TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { Role } from "../tenancy/schema";
import type { FurnishedPair } from "./furnished-pair";
import type { ListedProcedure } from "./procedures";
import { secretsIn, secretsOf } from "./tenant-rows";

export const NOW = new Date("2026-10-05T12:00:00Z");

export interface Answer {
  /** `OK`, or the code of the refusal. */
  readonly code: string;
  /** All that the caller gets to see. */
  readonly text: string;
}

/** Asks as somebody of the first organization. */
export type Ask = (procedure: ListedProcedure, role: Role, input: unknown) => Promise<Answer>;

/** What is answered, a refusal with everything it says. */
export const answered = (answer: Promise<unknown>): Promise<Answer> =>
  answer.then((value) => ({ code: "OK", text: superjson.stringify(value) })).catch(refused);

function refused(error: unknown): Answer {
  if (!(error instanceof TRPCError)) return { code: "bug", text: String(error) };
  const facts = (error.cause as { facts?: unknown } | undefined)?.facts;
  return { code: error.code, text: superjson.stringify({ message: error.message, facts }) };
}

/** Asks for the first organization's people; what was asked before is answered from memory, which can be looked into. */
export function askPair(pair: FurnishedPair): { ask: Ask; remembered: ReadonlyMap<string, Answer> } {
  const answers = new Map<string, Answer>();
  const ask: Ask = async (procedure, role, input) => {
    const key = JSON.stringify([procedure.path, role, input ?? null]);
    const known = answers.get(key);
    if (known) return known;
    const context = { person: pair.acme.people[role], slug: pair.acme.slug, now: NOW };
    const answer = await answered(procedure.call(context, input));
    answers.set(key, answer);
    return answer;
  };
  return { ask, remembered: answers };
}

/** Finds what an answer tells of the other organization beyond what the question itself said. */
export function leakFinder({ before, borealis }: FurnishedPair): (text: string, said: unknown) => string[] {
  const secrets = secretsOf(before.theirs, before.own);
  return (text, given) => {
    const said = JSON.stringify(given ?? null);
    const found = secretsIn(text, secrets).filter((secret) => !said.includes(secret));
    return text.includes(borealis.slug) && !said.includes(borealis.slug) ? [...found, borealis.slug] : found;
  };
}
