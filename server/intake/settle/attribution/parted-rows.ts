import { INPUTS, list, OUTPUTS } from "./shares";

const BY_REQUEST = ["requests", "failedRequests", "busiestHourRequests"] as const;
/** Whatever is taken out of a ledger's row and put into its parts. */
export const PARTED = [...BY_REQUEST, ...INPUTS, ...OUTPUTS, "reportedCost"] as const;
export const PLACE = ["importId", "day", "keyId", "currency"] as const;

/** A row's numbers, more or less those of its parts `p`; what is unknown of it stays unknown. */
const changedBy = (sign: "+" | "-"): string => list(PARTED, (name) => `"${name}" = r."${name}" ${sign} p."${name}"`);

/** Rows of the ledger less, or again with, their parts: the relation `parts`, which has PLACE and PARTED. */
export const restore = (sign: "+" | "-", parts: string): string => `
  UPDATE "UsageRollup" r SET ${changedBy(sign)}
  FROM (SELECT ${list(PLACE)}, ${list(PARTED, (name) => `sum("${name}") AS "${name}"`)} FROM ${parts} GROUP BY ${list(PLACE)}) p
  WHERE r."organizationId" = $1 AND (${list(PLACE, (name) => `r."${name}"`)}) = (${list(PLACE, (name) => `p."${name}"`)})`;
