import { randomBytes, randomUUID } from "node:crypto";

/** A random id, 26 lower-case characters: safe in addresses, says nothing of its row. */
export const newId = (): string => randomUUID().replaceAll("-", "").slice(0, 26);

/** A secret to be sent to someone, 43 characters; only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
