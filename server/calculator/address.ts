import { faultsOf, type EngineInput } from "@/server/engine";
import { fromBase64Url, toBase64Url } from "./base64url";
import { compactInput } from "./compact-input";
import { strangeInput } from "./strange-input";

export const CALCULATOR_PATH = "/calculator";

/**
 * A query longer than this is refused by some servers that stand in between: such an input travels behind the `#`, which
 * a browser keeps to itself.
 */
const LONGEST_QUERY = 6_000;
/** No question of forty options comes near it. */
const LONGEST_ADDRESS = 100_000;

/** An address that was read: the question, nothing asked, or why it cannot be read, in one sentence. */
export type ReadInput =
  | { readonly kind: "read"; readonly input: EngineInput }
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly sentence: string };

/**
 * `/calculator?input=<base64url of compact JSON>`: opens this question in the public calculator, for anyone and without
 * an account. Names over 120 characters are cut; a question too long for a query stands behind `#`.
 */
export function calculatorAddress(input: EngineInput): string {
  const written = `input=${toBase64Url(JSON.stringify(compactInput(input)))}`;
  return `${CALCULATOR_PATH}${written.length > LONGEST_QUERY ? "#" : "?"}${written}`;
}

/** Whatever stands in an address, from anyone; never throws. `search` and `hash` as `location` has them. */
export function readCalculatorAddress(search: string, hash = ""): ReadInput {
  const encoded = new URLSearchParams(search).get("input") ?? new URLSearchParams(hash.replace(/^#/, "")).get("input");
  return encoded === null || encoded === "" ? { kind: "none" } : readInput(encoded);
}

/** The value of `input=` alone. */
export function readInput(encoded: string): ReadInput {
  if (encoded.length > LONGEST_ADDRESS) return refused("it is longer than any question could be");
  const text = fromBase64Url(encoded);
  if (text === null) return refused("it was cut off or changed on its way");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("it was cut off or changed on its way");
  }
  const faults = faultsOf(value);
  const [first] = faults;
  if (first) {
    const place = first.path === "" ? "its question" : first.path.slice(0, 80);
    const others = faults.length > 1 ? `, and ${faults.length - 1} more` : "";
    return refused(`${place} ${first.problem.slice(0, 160)}${others}`);
  }
  const strange = strangeInput(value as EngineInput);
  return strange === null ? { kind: "read", input: value as EngineInput } : refused(strange);
}

const refused = (problem: string): ReadInput => ({
  kind: "refused",
  sentence: `This address cannot be read: ${problem}. Below is an example instead.`,
});
