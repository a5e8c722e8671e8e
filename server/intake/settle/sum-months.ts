import type { PoolClient } from "pg";

const TOKENS = `"uncachedInput" + "cacheRead" + "cacheWrite5m" + "cacheWrite1h" + output + reasoning`;

/** Makes the months of an import from its days, anew. */
export async function sumMonths(client: PoolClient, organizationId: string, importId: string): Promise<void> {
  const own = [organizationId, importId];
  await client.query(`DELETE FROM "UsageMonth" WHERE "organizationId" = $1 AND "importId" = $2`, own);
  await client.query(
    `INSERT INTO "UsageMonth" ("organizationId", "importId", month, "keyId", currency, rows, requests, "countedTokens", "failedRequests",
      "uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", output, reasoning, "reportedCost", "busiestHourRequests", "valuedCost",
      "pricedTokens", days)
    SELECT $1, $2, date_trunc('month', day)::date, "keyId", currency, sum(rows), sum(requests),
      coalesce(sum(${TOKENS}) FILTER (WHERE requests IS NOT NULL), 0), sum("failedRequests"), sum("uncachedInput"), sum("cacheRead"),
      sum("cacheWrite5m"), sum("cacheWrite1h"), sum(output), sum(reasoning), sum("reportedCost"), max("busiestHourRequests"), sum("valuedCost"),
      sum("pricedTokens"), count(DISTINCT day)
    FROM "UsageRollup" WHERE "organizationId" = $1 AND "importId" = $2 GROUP BY 3, 4, 5`,
    own,
  );
}
