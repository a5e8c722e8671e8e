import type { DayRange } from "@/server/kernel/day";
import { countedUsage, usageKey } from "@/server/pricing";
import type { Sql } from "./sql";

/** Input of a workload that came in traces with block hashes, and how much of it repeats what stood before. */
export interface Prefix {
  readonly tokens: number;
  readonly ofInput: number;
}

/** What the reader found when it read the trace: the share of its input whose leading blocks had been sent before. */
const FOUND = `jsonb_path_query(i.report::jsonb, '$.warnings[*] ? (@.code == "cacheable-prefix")') AS found`;
const INPUT = `(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h")`;

/** By workload, from the reports of request traces. A trace is read as one: its share holds for each of its days. */
export async function prefixShares(sql: Sql, organizationId: string, range: DayRange): Promise<Map<string, Prefix>> {
  const rows = await sql<{ workloadId: string; tokens: string; ofInput: string }>(
    `SELECT k."workloadId", sum(${INPUT} * (found ->> 'share')::numeric)::text AS tokens, sum(${INPUT})::text AS "ofInput"
     FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")} CROSS JOIN LATERAL ${FOUND}
     WHERE r."organizationId" = $1 AND i.format = 'request-trace' AND r.day >= $2::date AND r.day < $3::date
       AND k."workloadId" IS NOT NULL
     GROUP BY k."workloadId"`,
    organizationId,
    range.from,
    range.to,
  );
  return new Map(rows.map((row) => [row.workloadId, { tokens: Number(row.tokens), ofInput: Number(row.ofInput) }]));
}
