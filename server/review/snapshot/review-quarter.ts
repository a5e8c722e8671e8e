import { daysBetween } from "@/server/kernel/day";
import { parseQuarter, quarterLabel, type Quarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import type { ReviewQuarter } from "../schema";

/** A quarter of the organization's fiscal year as reviews write it. */
export function reviewQuarter(ctx: TenantContext, quarter: Quarter): ReviewQuarter {
  const { key, from, to } = quarter;
  const label = quarterLabel(quarter, ctx.organization.fiscalYearStart);
  return { key, label, from, to, days: daysBetween(from, to) };
}

/** @throws Refusal for a key that is no quarter. */
export function askedQuarter(ctx: TenantContext, key: string): Quarter {
  const quarter = parseQuarter(key, ctx.organization.fiscalYearStart);
  if (!quarter)
    throw new Refusal("bad-input", "no-quarter", `"${key}" is no quarter: write it as 2026-Q3.`, { field: "quarter" });
  return quarter;
}
