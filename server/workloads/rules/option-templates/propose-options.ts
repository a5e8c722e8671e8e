import { canonicalJson } from "@/server/kernel/canonical-json";
import type { OptionDefinition, OptionDefinitionInput } from "../../schema";
import { optionKeyFrom } from "../option-key";
import { managedFineTunes } from "./managed";
import { otherProviders, sameProvider } from "./other-models";
import { batch, caching, fewShot, promptOptimised, retrieval, router } from "./prompt-and-price";
import { isSkipped, type OptionProposal, type ProposalTerms, type Skipped } from "./proposal";
import { continuedPreTraining, distilledStudent, fromScratch, loraOnMachines, retrievalAndFineTune } from "./trained";

/** A proposal with the key that its option would get; a route names keys. */
export interface KeyedProposal extends OptionProposal {
  readonly key: string;
}
export interface Proposals {
  readonly proposals: readonly KeyedProposal[];
  readonly skipped: readonly Skipped[];
}

interface Listed {
  readonly key: string;
  readonly definition: OptionDefinition;
}

/**
 * Every option that the catalog makes of a workload's profile, its usage and the book of the day, less those that it has
 * already; and why the other templates make none. In the order of the ladder.
 */
export function proposeOptions(terms: ProposalTerms, existing: readonly Listed[], taken: readonly string[]): Proposals {
  const same = sameProvider(terms);
  const small = isSkipped(same)
    ? null
    : (same.find(({ why }) => why.every(({ code }) => code !== "successor")) ?? null);
  // A router routes to options that are there.
  const isListed = existing.some(({ key }) => key === terms.present?.key);
  const made = [
    ...[promptOptimised(terms), fewShot(terms), caching(terms), batch(terms), same, otherProviders(terms)],
    ...[
      router(isListed ? terms : { ...terms, present: null }, small),
      retrieval(terms),
      managedFineTunes(terms),
      retrievalAndFineTune(terms),
    ],
    ...[loraOnMachines(terms), distilledStudent(terms), continuedPreTraining(terms), fromScratch(terms)],
  ];
  const all = made.flatMap((one) => (isSkipped(one) ? [] : [...one]));
  const there = new Map(all.flatMap((one) => pairWith(one, existing)));
  const fresh = all.filter(({ id }) => !there.has(id));
  return {
    proposals: withKeys(fresh, there, taken),
    skipped: made.filter(isSkipped),
  };
}

/** The option that is the proposal already: taken from it, or the same model in the same way. */
function pairWith(proposal: OptionProposal, existing: readonly Listed[]): [string, string][] {
  const found = existing.find(
    ({ definition }) => definition.proposal === proposal.id || sameWay(definition, proposal.definition),
  );
  return found ? [[proposal.id, found.key]] : [];
}

const WAY = ["level", "caching", "batch", "distilled", "retrieval"] as const;

function sameWay(one: OptionDefinition, other: OptionDefinitionInput): boolean {
  if (!one.priceOf || !other.priceOf) return false;
  const [left, right] = [one, other].map((definition) =>
    canonicalJson([
      definition.priceOf?.model.toLowerCase(),
      ...WAY.map((key) => definition[key] ?? false),
      definition.addedInput?.fewShot ?? 0,
      definition.promptOptimised ?? false,
    ]),
  );
  return left === right;
}

/** Keys as they would be made, and routes by them. A router's need that is there already is met by that option. */
function withKeys(
  proposals: readonly OptionProposal[],
  there: ReadonlyMap<string, string>,
  taken: readonly string[],
): KeyedProposal[] {
  const keys = new Map(there);
  const used = [...taken];
  for (const { id, definition } of proposals) {
    const key = optionKeyFrom(definition.label, used);
    used.push(key);
    keys.set(id, key);
  }
  return proposals.map((proposal) => {
    const { definition } = proposal;
    const route = definition.route?.map(({ option, share }) => ({ option: keys.get(option) ?? option, share }));
    return {
      ...{ ...proposal, key: keys.get(proposal.id) ?? proposal.id },
      definition: { ...definition, proposal: proposal.id, ...(route ? { route } : {}) },
      needs: proposal.needs.filter((id) => !there.has(id)),
    };
  });
}
