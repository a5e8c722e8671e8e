import { parseQuarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { sqlList, sqlOfTransaction } from "./sql";

/** Quarters of signed reviews in which some of the keys have usage. */
export async function signedQuartersOf(ctx: TenantContext, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { id: organizationId, fiscalYearStart } = ctx.organization;
  const signed = await ctx.db.review.findMany({
    where: { organizationId, status: { in: ["signed", "sent"] } },
    select: { quarter: true },
    orderBy: { quarter: "asc" },
  });
  const found: string[] = [];
  for (const { quarter: key } of signed) {
    const quarter = parseQuarter(key, fiscalYearStart);
    if (quarter && (await hasUsage(ctx, keys, quarter.from, quarter.to))) found.push(key);
  }
  return found;
}

async function hasUsage(ctx: TenantContext, keys: readonly string[], from: string, to: string): Promise<boolean> {
  const [row] = await sqlOfTransaction(ctx.db)<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "UsageMonth" m WHERE m."organizationId" = $1 AND m.month >= $2::date AND m.month < $3::date
       AND m."keyId" = ANY ($4::bigint[])) AS found`,
    ctx.organization.id,
    from,
    to,
    sqlList(keys),
  );
  return row?.found === true;
}

/** @throws Refusal answer-needed where usage of signed quarters would move without a reason. */
export async function askForReason(
  ctx: TenantContext,
  keys: readonly string[],
  reason: string | undefined,
): Promise<void> {
  if (reason !== undefined) return;
  const quarters = await signedQuartersOf(ctx, keys);
  if (quarters.length === 0) return;
  throw new Refusal(
    "answer-needed",
    "reason-needed",
    `This moves usage of ${quarters.join(", ")}, which ${quarters.length === 1 ? "is" : "are"} signed: say why.`,
    { quarters },
  );
}
