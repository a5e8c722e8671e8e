import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Refusal } from "../kernel/refusal";
import { installationKeys } from "./installation-keys";
import type { SealingKey, SealingKeys } from "./keys";

const FORM = "q1";

/**
 * Seals a secret with the first key (AES-256-GCM). The purpose is bound to it: `totp:<user id>` names the one place where
 * it opens again, so a sealed text that is moved to another row opens nowhere.
 * @returns `q1.<key id>.<nonce>.<ciphertext and tag>`, each base64url
 */
export function seal(plain: string, purpose: string, keys: SealingKeys = installationKeys()): string {
  const [key] = keys;
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(bound(key.id, purpose));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [FORM, key.id, nonce.toString("base64url"), sealed.toString("base64url")].join(".");
}

/** @throws Refusal when no key of the list sealed it, when it was tampered with, or when it was sealed for another purpose. */
export function unseal(sealed: string, purpose: string, keys: SealingKeys = installationKeys()): string {
  const [form, keyId = "", nonce = "", text = ""] = sealed.split(".");
  const bytes = Buffer.from(text, "base64url");
  if (form !== FORM || bytes.length < 16) throw doesNotOpen("it is no sealed text");
  const key = keys.find(({ id }) => id === keyId);
  if (!key)
    throw doesNotOpen(`the key ${keyId} that sealed it is not in ENCRYPTION_KEYS: put it back at the end of the list`);
  return open(bytes, Buffer.from(nonce, "base64url"), key, purpose);
}

/** Which key a sealed text was sealed with. */
export const keyIdOf = (sealed: string): string => sealed.split(".")[1] ?? "";

function open(bytes: Buffer, nonce: Buffer, key: SealingKey, purpose: string): string {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: 16 })
      .setAAD(bound(key.id, purpose))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
  } catch {
    throw doesNotOpen("it was changed, or sealed for something else");
  }
}

const bound = (keyId: string, purpose: string): Buffer => Buffer.from(`${FORM}\n${keyId}\n${purpose}`, "utf8");

const doesNotOpen = (why: string): Refusal =>
  new Refusal("unavailable", "does-not-unseal", `A stored secret does not open: ${why}.`);
