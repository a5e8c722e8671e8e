import { createHash } from "node:crypto";

/** Tokens are random enough that one round of SHA-256 hides them. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
