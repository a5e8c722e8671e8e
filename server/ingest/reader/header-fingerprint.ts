import { createHash } from "node:crypto";
import { headerKey } from "../rules/header-key";

/** The fingerprint of a header: SHA-256 over its plain names, in no order. */
export const headerFingerprint = (names: readonly string[]): string =>
  createHash("sha256").update(headerKey(names)).digest("hex");
