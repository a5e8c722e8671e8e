import { zoneSql } from "@/server/meters/zone";

/** Joins the imports `i` of rows of usage or of bills, by day or by month, that count towards totals. */
export const countedRows = (rows: string): string => `
  JOIN "Import" i ON i."organizationId" = ${rows}."organizationId" AND i.id = ${rows}."importId" AND i.status = 'committed'
    AND ${rows}.counts`;

/** The same for usage alone: no bill, and no detail of what a ledger tells. */
export const countedUsage = (rows: string): string => `${countedRows(rows)} AND i.kind = 'usage'`;

/** Labels of usage with their `zone`. */
export const USAGE_KEYS = `(SELECT key.*, ${zoneSql("key.provider", "key.region")} AS zone FROM "UsageKey" key)`;

/** Joins the labels `k` of rows of usage. */
export const usageKey = (rows: string): string =>
  `JOIN ${USAGE_KEYS} k ON k."organizationId" = ${rows}."organizationId" AND k.id = ${rows}."keyId"`;
