import type { DayRange } from "@/server/kernel/day";
import { countedUsage, usageKey } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { sqlOfTransaction } from "./sql";

/** When a workload was busiest. */
export interface BusiestHour {
  readonly day: string;
  /** UTC, 0 to 23: `[hour, hour + 1)`. */
  readonly hour: number;
  readonly requests: number;
}

/** The hour behind the peak; null where no source tells hours. */
export async function busiestHour(
  ctx: TenantContext,
  workloadId: string,
  range: DayRange,
): Promise<BusiestHour | null> {
  const [row] = await sqlOfTransaction(ctx.db)<{ day: string; hour: number; requests: string }>(
    `SELECT r.day::text AS day, r."busiestHour"::int AS hour, sum(r."busiestHourRequests")::text AS requests
     FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")}
     WHERE r."organizationId" = $1 AND k."workloadId" = $2 AND r.day >= $3::date AND r.day < $4::date
       AND r."busiestHour" IS NOT NULL AND r.requests IS NOT NULL
     GROUP BY r.day, r."busiestHour" ORDER BY sum(r."busiestHourRequests") DESC NULLS LAST, r.day, r."busiestHour" LIMIT 1`,
    ctx.organization.id,
    workloadId,
    range.from,
    range.to,
  );
  return row ? { day: row.day, hour: row.hour, requests: Number(row.requests) } : null;
}
