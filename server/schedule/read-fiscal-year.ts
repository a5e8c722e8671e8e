import type { Day } from "@/server/kernel/day";
import type { FiscalYearStart } from "@/server/kernel/quarter";
import { fiscalHold } from "@/server/review";
import type { TenantContext } from "@/server/tenancy/context";

export interface FiscalYearRead {
  readonly calendar: FiscalYearStart;
  /** The day after the last quarter that keeps its days whatever is changed; `null`: everything may change. */
  readonly heldUntil: Day | null;
  readonly today: Day;
}

/** In which months the fiscal year starts, and from when on that may change. */
export async function readFiscalYear(ctx: TenantContext): Promise<FiscalYearRead> {
  const { until } = await fiscalHold(ctx);
  return { calendar: ctx.organization.fiscalYearStart, heldUntil: until, today: ctx.today };
}
