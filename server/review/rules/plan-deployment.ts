import type { EngineOption, EnginePrice, Recommendation } from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import type { PromisedDeployment } from "@/server/roi";
import type { Day } from "@/server/kernel/day";
import type { DecisionBasis, WorkloadLine } from "../schema";

const MONTHS_PER_YEAR = 12;
const INVESTMENTS = ["training", "data", "evaluation", "integration"] as const;

/**
 * The deployment that an accepted decision opens, with the promise filled in: what it takes, what it saves, and the profile
 * that it was promised on, marked as estimated until usage says more. `null` where there is nothing to deploy.
 */
export function planDeployment(
  line: WorkloadLine,
  decision: { readonly id: string; readonly basis: DecisionBasis },
  pricesFrom: Day,
): PromisedDeployment | null {
  const { recommendation } = line;
  const { option: key, level, action, saving, upfront } = decision.basis;
  if (!recommendation || key === null || level === null || action === "trial") return null;
  const option = recommendation.input.options.find(({ id }) => id === key);
  if (!option) return null;
  return {
    ...{ workloadId: line.id, decisionId: decision.id, optionKey: key, level },
    name: line.recommendedLabel ?? option.label ?? key,
    hosting: option.hosting ?? "",
    inUse: servingOptions(recommendation),
    retiresOn: option.retiresOn ?? null,
    plan: saving && { upfront: upfront ?? "0", monthlySaving: monthly(saving.high) },
    baseline: promisedBaseline(recommendation, pricesFrom),
    investment: investmentOf(option),
  };
}

const monthly = (yearly: string): string => new Decimal(yearly).div(MONTHS_PER_YEAR).toDecimalPlaces(2).toFixed();

function investmentOf({ upfront }: EngineOption): PromisedDeployment["investment"] {
  if (!upfront) return [];
  if (typeof upfront.total === "number")
    return upfront.total > 0 ? [{ kind: "other", amount: String(upfront.total) }] : [];
  return INVESTMENTS.flatMap((kind) => {
    const amount = upfront[kind] ?? 0;
    return amount > 0 ? [{ kind, amount: String(amount) }] : [];
  });
}

/** What the workload runs on, a router by the shares of its route: the book has the prices of their models. */
function servingOptions({ input }: Recommendation): PromisedDeployment["inUse"] {
  const inUse = input.options.find(({ id }) => id === input.current);
  if (!inUse) return [];
  const parts = inUse.route ?? [{ option: inUse.id, share: 1 }];
  return parts
    .filter(({ share }) => share > 0)
    .map(({ option, share }) => ({ optionKey: option, share: decimal(share) }));
}

/** The engine's profile at the price of what is in use; where that has no price by token, at its cost a request. */
function promisedBaseline({ input, current }: Recommendation, from: Day): PromisedDeployment["baseline"] {
  const { usage } = input;
  const inUse = input.options.find(({ id }) => id === input.current);
  const cached = usage.inputTokensPerRequest * (usage.cacheableShare ?? 0) * (usage.cacheHitRate ?? 0);
  const price = byToken(inUse?.price);
  return {
    inputTokensPerRequest: decimal(usage.inputTokensPerRequest),
    cachedInputTokensPerRequest: decimal(Math.min(cached, usage.inputTokensPerRequest)),
    outputTokensPerRequest: decimal(usage.outputTokensPerRequest),
    prices: price ? [{ from, ...price }] : current ? [{ from, perRequest: decimal(current.costPerRequest) }] : [],
    isEstimated: true,
  };
}

function byToken(price: EnginePrice | null | undefined) {
  if (typeof price?.inputPerMTok !== "number" || typeof price.outputPerMTok !== "number") return null;
  return {
    inputPerMTok: decimal(price.inputPerMTok),
    outputPerMTok: decimal(price.outputPerMTok),
    ...(typeof price.cachedInputPerMTok === "number" ? { cachedInputPerMTok: decimal(price.cachedInputPerMTok) } : {}),
  };
}

const decimal = (value: number): string => new Decimal(value).toDecimalPlaces(12).toFixed();
