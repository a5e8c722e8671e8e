import { canonicalJson } from "@/server/kernel/canonical-json";
import type { Decision, ReviewSnapshot, Signature } from "../schema";

/** SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits: the caller brings it, node and browser have each their own. */
export type Sha256 = (text: string) => string;

export interface Frozen {
  /** Canonical JSON: equal content, equal bytes. */
  readonly json: string;
  readonly hash: string;
}

/** Freezes the numbers of a review. The same snapshot gives the same bytes and the same hash, on any machine. */
export function freezeNumbers(snapshot: ReviewSnapshot, sha256: Sha256): Frozen {
  const json = canonicalJson(snapshot);
  return { json, hash: sha256(json) };
}

/** What the second hash covers: the first, the decisions by workload and the signatures by time. */
export interface SignedWhole {
  readonly numbersHash: string;
  readonly decisions: readonly Decision[];
  readonly signatures: readonly Signature[];
}

const byText =
  <Item>(textOf: (item: Item) => string) =>
  (left: Item, right: Item): number => {
    const [first, second] = [textOf(left), textOf(right)];
    return first < second ? -1 : first > second ? 1 : 0;
  };

/** Seals a signed review: chained to the numbers by their hash, in an order that does not depend on how rows were read. */
export function sealSigned({ numbersHash, decisions, signatures }: SignedWhole, sha256: Sha256): Frozen {
  const json = canonicalJson({
    numbersHash,
    decisions: [...decisions].sort(byText(({ workloadId }) => workloadId)),
    signatures: [...signatures].sort(byText(({ signedAt, personId }) => `${signedAt} ${personId}`)),
  });
  return { json, hash: sha256(json) };
}
