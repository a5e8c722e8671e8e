import { daysOf, type DayRange } from "@/server/kernel/day";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import { reconcile } from "@/server/intake";
import { rounded } from "@/server/roi";
import type { TenantContext } from "@/server/tenancy/context";
import type { DataQuality, ReconciliationLine } from "../schema";
import { attributedTokens, coveredDays, countedFromDetail, type CoveredDays } from "./usage-store";
import { spendOf, tokensOf, type ValuedStretch } from "./value-usage";

/** How well the quarter is covered, priced, assigned and reconciled. Days of a quarter that runs count up to yesterday. */
export async function dataQuality(
  ctx: TenantContext,
  quarter: DayRange,
  stretches: readonly ValuedStretch[],
): Promise<DataQuality> {
  const range = { from: quarter.from, to: quarter.to < ctx.today ? quarter.to : ctx.today };
  const covered = await coveredDays(ctx, range);
  const days = daysOf(range);
  const present = new Set(covered.flatMap((one) => one.days));
  const spend = spendOf(stretches);
  const assigned = spendOf(stretches.filter(({ workloadId }) => workloadId !== null));
  const tokens = tokensOf(stretches);
  const priced = stretches.reduce((sum, one) => sum + one.priced, 0);
  const fromDetail = await countedFromDetail(ctx, range);
  const attributed = await attributedTokens(ctx, range);
  return {
    imports: covered.length,
    sources: sourcesOf(covered),
    days: days.length,
    daysPresent: present.size,
    missingDays: days.filter((day) => !present.has(day)),
    ...(fromDetail.length > 0 ? { countedFromDetail: fromDetail } : {}),
    ...(attributed > 0 ? { attributedShare: rounded(attributed / tokens) } : {}),
    pricedShare: tokens === 0 ? null : rounded(priced / tokens),
    assignedShare: spend.isZero() ? null : rounded(assigned.div(spend)),
    unpricedModels: unpricedModels(stretches),
    reconciliation: await reconciliation(ctx, range),
  };
}

function sourcesOf(covered: readonly CoveredDays[]): DataQuality["sources"] {
  const days = new Map<string, Set<string>>();
  for (const one of covered) days.set(one.source, new Set([...(days.get(one.source) ?? []), ...one.days]));
  return [...days].map(([name, of]) => ({ name, daysPresent: of.size, lastDay: [...of].sort().at(-1) ?? null }));
}

function unpricedModels(stretches: readonly ValuedStretch[]): string[] {
  const used = stretches.filter(({ tokens }) => allTokens(tokens) > 0);
  const priced = new Set(used.filter((one) => one.priced > 0).map(({ model }) => model));
  return [...new Set(used.map(({ model }) => model))].filter((model) => !priced.has(model)).sort();
}

const CAUSES: Readonly<Record<string, string>> = {
  rounding: "rounding in the bill",
  "usage-missing": "days without usage",
  "bill-missing": "days without a bill",
  unpriced: "usage without a price",
};

/** Bills against value by provider; nothing where nobody billed. */
async function reconciliation(ctx: TenantContext, { from, to }: DayRange): Promise<ReconciliationLine[]> {
  const bills = await ctx.db.import.count({
    where: {
      organizationId: ctx.organization.id,
      ...{ status: "committed", kind: "cost" },
      months: {
        some: { month: { gte: new Date(`${from}T00:00:00Z`), lt: new Date(`${to}T00:00:00Z`) } },
      },
    },
  });
  if (bills === 0 || from >= to) return [];
  const { months } = await reconcile(ctx, { from, to });
  const providers = [...new Set(months.map(({ provider }) => provider))].sort();
  return providers.map((provider) => {
    const of = months.filter((month) => month.provider === provider);
    const sum = (amounts: readonly string[]) => sumOf(amounts.map((amount) => new Decimal(amount))).toFixed();
    const causes = of.flatMap((month) => month.causes);
    const amountOf = (cause: string) => sum(causes.filter((one) => one.cause === cause).map(({ amount }) => amount));
    return {
      provider,
      invoiced: sum(of.map(({ billed }) => billed)),
      valued: sum(of.map(({ valued }) => valued)),
      explained: Object.entries(CAUSES).flatMap(([code, cause]) => {
        const amount = amountOf(code);
        return new Decimal(amount).isZero() ? [] : [{ cause, amount }];
      }),
      unexplained: amountOf("unexplained"),
    };
  });
}
