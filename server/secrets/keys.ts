import { createHash } from "node:crypto";
import { Refusal } from "../kernel/refusal";

/** A key of AES-256-GCM and the name that sealed texts know it by. */
export interface SealingKey {
  /** The first 8 bytes of the key's SHA-256, base64url: it names the key and gives nothing of it away. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The first seals; all unseal. */
export type SealingKeys = readonly [SealingKey, ...SealingKey[]];

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** What is wrong with a list of keys, as a sentence; null: nothing. */
export function keysFault(list: string): string | null {
  const keys = split(list);
  const wrong = keys.findIndex((key) => !KEY.test(key));
  if (keys.length === 0) return "write at least one key of 32 bytes in base64url";
  if (wrong >= 0)
    return `key ${wrong + 1} of ${keys.length} is not 32 bytes in base64url (43 letters, digits, hyphens and underscores); separate keys by commas`;
  return new Set(keys).size < keys.length ? "a key stands in it twice" : null;
}

/** Keys from their list: base64url of 32 bytes each, separated by commas. @throws Refusal naming the wrong one. */
export function readKeys(list: string): SealingKeys {
  const fault = keysFault(list);
  const [first, ...others] = split(list).map(keyOf);
  if (fault !== null || first === undefined)
    throw new Refusal("unavailable", "bad-encryption-keys", `ENCRYPTION_KEYS: ${fault ?? "no key"}.`);
  return [first, ...others];
}

const split = (list: string): string[] =>
  list
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");

function keyOf(text: string): SealingKey {
  const bytes = Buffer.from(text, "base64url");
  return { id: createHash("sha256").update(bytes).digest().subarray(0, 8).toString("base64url"), bytes };
}
