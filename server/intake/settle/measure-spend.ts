import type { PoolClient } from "pg";
import { countedUsage, usageKey } from "../../pricing";
import type { ImportEffect, Spend } from "../schema";

const TOKENS = (row: string): string =>
  `${row}."uncachedInput" + ${row}."cacheRead" + ${row}."cacheWrite5m" + ${row}."cacheWrite1h" + ${row}.output + ${row}.reasoning`;
const SPEND = `trim_scale(coalesce(sum(m."valuedCost"), 0))::text AS cost, coalesce(sum(${TOKENS("m")}), 0)::text AS tokens, coalesce(sum(m."pricedTokens"), 0)::text AS "pricedTokens"`;

export type SpendByWorkload = ReadonlyMap<string | null, Spend & { readonly name: string | null }>;

/** What all usage that counts costs, by workload; `null` is what no workload has claimed. */
export async function spendByWorkload(client: PoolClient, organizationId: string): Promise<SpendByWorkload> {
  const { rows } = await client.query<Spend & { id: string | null; name: string | null }>(
    `SELECT k."workloadId" AS id, w.name, ${SPEND}
    FROM "UsageMonth" m
    ${countedUsage("m")} ${usageKey("m")}
    LEFT JOIN "Workload" w ON w."organizationId" = k."organizationId" AND w.id = k."workloadId"
    WHERE m."organizationId" = $1 GROUP BY 1, 2 ORDER BY 2 NULLS LAST`,
    [organizationId],
  );
  return new Map(rows.map(({ id, ...spend }) => [id, spend]));
}

const NONE: Spend = { cost: "0", tokens: "0", pricedTokens: "0" };
const plain = ({ cost, tokens, pricedTokens }: Spend): Spend => ({ cost, tokens, pricedTokens });

/** The two states side by side, workload by workload. */
export function compareSpend(before: SpendByWorkload, after: SpendByWorkload): ImportEffect["workloads"] {
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => ({
    id,
    name: (after.get(id) ?? before.get(id))?.name ?? null,
    before: plain(before.get(id) ?? NONE),
    after: plain(after.get(id) ?? NONE),
  }));
}

/** What one import brought: its cost valued and reported, and the models that have no price. */
export async function measureImport(
  client: PoolClient,
  organizationId: string,
  importId: string,
): Promise<Pick<ImportEffect, "valued" | "reported" | "unpricedModels">> {
  const own = [organizationId, importId];
  const where = `WHERE m."organizationId" = $1 AND m."importId" = $2`;
  const valued = await client.query<Spend>(`SELECT ${SPEND} FROM "UsageMonth" m ${where}`, own);
  const reported = await client.query<{ currency: string; amount: string }>(
    `SELECT currency, trim_scale(sum("reportedCost"))::text AS amount FROM "UsageMonth" m ${where} AND "reportedCost" IS NOT NULL GROUP BY 1 ORDER BY 1`,
    own,
  );
  const unpriced = await client.query<{ provider: string; model: string; tokens: string }>(
    `SELECT k.provider, k.model, sum(${TOKENS("m")} - m."pricedTokens")::text AS tokens
    FROM "UsageMonth" m JOIN "UsageKey" k ON k."organizationId" = m."organizationId" AND k.id = m."keyId"
    ${where} GROUP BY 1, 2 HAVING sum(${TOKENS("m")} - m."pricedTokens") > 0 ORDER BY sum(${TOKENS("m")} - m."pricedTokens") DESC LIMIT 50`,
    own,
  );
  return { valued: valued.rows[0] ?? NONE, reported: reported.rows, unpricedModels: unpriced.rows };
}
