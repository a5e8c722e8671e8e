import type { DayRange } from "@/server/kernel/day";
import { Decimal, zero } from "@/server/kernel/decimal";
import { countedUsage } from "@/server/pricing";
import type { AssignedKey } from "./assign-usage";
import type { Sql } from "./sql";
import { ALL_TOKENS } from "./usage-store";

/** What one combination of labels used and cost, in the organization's currency. */
export interface KeySum extends AssignedKey {
  readonly rows: number;
  readonly tokens: number;
  readonly cost: Decimal;
  /** How many of the tokens have a price. */
  readonly pricedTokens: number;
}

/** Every key with usage that counts; in whole months of a range, or of all time. */
export async function keySums(sql: Sql, organizationId: string, range: DayRange | null): Promise<KeySum[]> {
  const rows = await sql<AssignedKey & { rows: string; tokens: string; cost: string | null; pricedTokens: string }>(
    `SELECT k.id::text AS id, k.provider, k.model, k.project, k."apiKey", k."userKey", k.tag, k."promptName", k.app, k."workloadId",
       used.rows::text AS rows, used.tokens::text AS tokens, used.cost::text AS cost, used.priced::text AS "pricedTokens"
     FROM (SELECT m."keyId", sum(m.rows) AS rows, sum(${ALL_TOKENS("m")}) AS tokens, sum(m."valuedCost") AS cost, sum(m."pricedTokens") AS priced
           FROM "UsageMonth" m ${countedUsage("m")}
           WHERE m."organizationId" = $1 AND m.month >= coalesce($2::date, '-infinity') AND m.month < coalesce($3::date, 'infinity')
           GROUP BY m."keyId") AS used
     JOIN "UsageKey" k ON k."organizationId" = $1 AND k.id = used."keyId"
     ORDER BY used.cost DESC NULLS LAST, used.tokens DESC, k.id`,
    organizationId,
    range?.from ?? null,
    range?.to ?? null,
  );
  return rows.map(({ rows: count, tokens, cost, pricedTokens, ...key }) => ({
    ...key,
    ...{ rows: Number(count), tokens: Number(tokens), pricedTokens: Number(pricedTokens) },
    cost: cost === null ? zero : new Decimal(cost),
  }));
}

/** What some keys used together. Cost is an exact decimal. */
export interface UsageCount {
  readonly keys: number;
  readonly rows: number;
  readonly tokens: number;
  readonly pricedTokens: number;
  readonly cost: string;
}

export function countOf(keys: readonly KeySum[]): UsageCount {
  const add = (of: (key: KeySum) => number): number => keys.reduce((sum, key) => sum + of(key), 0);
  const cost = keys.reduce((sum, key) => sum.plus(key.cost), zero);
  return {
    keys: keys.length,
    rows: add((key) => key.rows),
    tokens: add((key) => key.tokens),
    pricedTokens: add((key) => key.pricedTokens),
    cost: cost.toFixed(),
  };
}
