import { sha256 } from "../kernel/sha256";

/** Tokens are random enough that one round of SHA-256 hides them. */
export const hashToken = (token: string): string => sha256(token);
