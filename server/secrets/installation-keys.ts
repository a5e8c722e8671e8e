import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../kernel/refusal";
import { readKeys, type SealingKeys } from "./keys";

const fileIn = (folder: string): string => path.join(folder, "encryption-keys");

/**
 * The installation's keys: those of the environment, else those of the data folder, read anew each time, so that a rotation
 * reaches a running server. @throws Refusal where there are none.
 */
export function installationKeys(): SealingKeys {
  const { ENCRYPTION_KEYS, DATA_DIR } = process.env;
  const list = ENCRYPTION_KEYS || (DATA_DIR && existsSync(fileIn(DATA_DIR)) && readFileSync(fileIn(DATA_DIR), "utf8"));
  if (!list)
    throw new Refusal(
      "unavailable",
      "no-encryption-keys",
      "ENCRYPTION_KEYS is not set, so secrets cannot be kept: give it a key of 32 bytes in base64url (openssl rand -base64 32 | tr '+/' '-_' | tr -d '='), and start again.",
    );
  return readKeys(list);
}

export const newKey = (): string => randomBytes(32).toString("base64url");

/** The list of keys of a data folder, made at first with one key; mode 0600. */
export function keysIn(folder: string): string {
  if (!existsSync(fileIn(folder))) keepKeys(folder, newKey());
  return readFileSync(fileIn(folder), "utf8").trim();
}

/** Keeps another list in the data folder, whole or not at all. */
export function keepKeys(folder: string, list: string): void {
  readKeys(list);
  const file = fileIn(folder);
  writeFileSync(`${file}.part`, `${list}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
