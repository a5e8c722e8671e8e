import { policyDefaults, policyInForce, type EngineInput, type PolicyKey } from "@/server/engine";
import { valueAt, type ChangeValue } from "./change";

export type LeverUnit = "count" | "share" | "money" | "milliseconds" | "factor" | "months" | "yes-or-no";
export type LeverGroup = "volume" | "tokens" | "prices" | "task" | "requirements" | "policy";

/** A field of a what-if: where it acts, what stands there, and how far a slider goes. */
export interface Lever {
  readonly path: string;
  readonly group: LeverGroup;
  readonly unit: LeverUnit;
  /** In force now, a default where nothing is stated; null: a requirement that is not stated. */
  readonly now: ChangeValue;
  /** Bounds of what is tried; a person may type beyond them what the engine allows. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** A slider that moves by factors: volumes and money span orders of size. */
  readonly isLogarithmic: boolean;
  /** Option whose price it is. */
  readonly option?: string;
}

type Terms = Pick<Lever, "unit" | "min" | "max" | "step"> & { readonly isLogarithmic?: boolean };

const lever = (path: string, group: LeverGroup, now: ChangeValue, terms: Terms): Lever => ({
  ...{ path, group, now, isLogarithmic: false },
  ...terms,
});

const yesOrNo = (path: string, now: boolean): Lever =>
  lever(path, "task", now, { unit: "yes-or-no", min: 0, max: 1, step: 1 });

/** A span of two orders of size about what stands there, for what spans orders of size. */
const about = (now: number, fallback: number): Pick<Terms, "min" | "max"> => {
  const middle = now > 0 ? now : fallback;
  return { min: middle / 20, max: middle * 20 };
};

/** Everything that a what-if offers to change for this input, by group. */
export const leversOf = (input: EngineInput): readonly Lever[] => [
  ...ofUsage(input),
  ...ofPrices(input),
  ...ofTask(input),
  ...ofPolicy(input),
];

function ofUsage({ usage, policy }: EngineInput): readonly Lever[] {
  const count = (now: number, fallback: number): Terms => ({
    unit: "count",
    ...about(now, fallback),
    step: 1,
    isLogarithmic: true,
  });
  const { requestsPerMonth, inputTokensPerRequest, outputTokensPerRequest } = usage;
  const share: Terms = { unit: "share", min: 0, max: 1, step: 0.01 };
  return [
    lever("usage.requestsPerMonth", "volume", requestsPerMonth, count(requestsPerMonth, 1_000)),
    lever("usage.monthlyGrowth", "volume", usage.monthlyGrowth ?? 0, {
      unit: "share",
      min: -0.2,
      max: 0.5,
      step: 0.005,
    }),
    lever("usage.peakToMean", "volume", usage.peakToMean ?? 3, { unit: "factor", min: 1, max: 20, step: 0.1 }),
    lever("usage.inputTokensPerRequest", "tokens", inputTokensPerRequest, count(inputTokensPerRequest, 100)),
    lever("usage.outputTokensPerRequest", "tokens", outputTokensPerRequest, count(outputTokensPerRequest, 100)),
    lever("usage.cacheableShare", "tokens", usage.cacheableShare ?? 0, share),
    lever("usage.cacheHitRate", "tokens", usage.cacheHitRate ?? policyInForce(policy).cacheHitRate, share),
  ];
}

const PRICES = ["inputPerMTok", "outputPerMTok", "perRequest"] as const;

function ofPrices(input: EngineInput): readonly Lever[] {
  const money = (now: number): Terms => ({ unit: "money", ...about(now, 1), step: 0.01, isLogarithmic: true });
  const single = input.options.flatMap(({ id, price, unitHourly, upfront }) => {
    const paths = [
      ...PRICES.flatMap((key) => (typeof price?.[key] === "number" ? [`price.${key}`] : [])),
      ...(typeof unitHourly === "number" ? ["unitHourly"] : []),
      ...(typeof upfront?.total === "number"
        ? ["upfront.total"]
        : typeof upfront?.training === "number"
          ? ["upfront.training"]
          : []),
    ];
    return paths.map((rest): Lever => {
      const path = `options[${id}].${rest}`;
      const now = Number(valueAt(input, path));
      return { ...lever(path, "prices", now, money(now)), option: id };
    });
  });
  const factor: Terms = { unit: "factor", min: 0.05, max: 4, step: 0.05, isLogarithmic: true };
  return [
    lever("factor.apiPrices", "prices", 1, factor),
    lever("factor.ownCosts", "prices", 1, { ...factor, min: 0.1, max: 10 }),
    ...single,
  ];
}

function ofTask({ workload }: EngineInput): readonly Lever[] {
  const { requirements } = workload;
  const share: Terms = { unit: "share", min: 0.5, max: 1, step: 0.005 };
  return [
    lever("workload.labelledExamples", "task", workload.labelledExamples ?? 0, {
      unit: "count",
      min: 0,
      max: 50_000,
      step: 100,
    }),
    lever("workload.changesPerYear", "task", workload.changesPerYear ?? 0, { unit: "count", min: 0, max: 52, step: 1 }),
    yesOrNo("workload.narrow", workload.narrow ?? false),
    yesOrNo("workload.needsProprietaryKnowledge", workload.needsProprietaryKnowledge ?? false),
    yesOrNo("workload.needsFreshKnowledge", workload.needsFreshKnowledge ?? false),
    yesOrNo("workload.uniqueDomain", workload.uniqueDomain ?? false),
    yesOrNo("workload.dataMustStayInNetwork", workload.dataMustStayInNetwork ?? false),
    lever("workload.requirements.accuracy", "requirements", requirements?.accuracy ?? null, share),
    lever("workload.requirements.consistency", "requirements", requirements?.consistency ?? null, share),
    lever("workload.requirements.p95LatencyMs", "requirements", requirements?.p95LatencyMs ?? null, {
      ...{ unit: "milliseconds", min: 50, max: 20_000, step: 50, isLogarithmic: true },
    }),
  ];
}

/** The thresholds that decide, of all that the policy holds. */
const POLICY: readonly (readonly [PolicyKey, Terms])[] = [
  ["maxPaybackMonths", { unit: "months", min: 1, max: 36, step: 1 }],
  ["horizonMonths", { unit: "months", min: 6, max: 60, step: 1 }],
  ["minSavingShare", { unit: "share", min: 0, max: 0.9, step: 0.01 }],
  ["minMonthlySaving", { unit: "money", min: 0, max: 20_000, step: 50 }],
  ["minRequestsPerMonth", { unit: "count", min: 1_000, max: 10_000_000, step: 1_000, isLogarithmic: true }],
  ["minMonthlySpend", { unit: "money", min: 0, max: 100_000, step: 100 }],
  ["minExamples", { unit: "count", min: 0, max: 20_000, step: 100 }],
  ["minSample", { unit: "count", min: 1, max: 2_000, step: 10 }],
  ["selfHostTokensPerDay", { unit: "count", min: 100_000, max: 1_000_000_000, step: 1_000, isLogarithmic: true }],
  ["adverse.apiPriceDeclinePerYear", { unit: "share", min: 0, max: 0.95, step: 0.05 }],
];

const ofPolicy = (input: EngineInput): readonly Lever[] =>
  POLICY.map(([key, terms]) => {
    const stated = valueAt(input, `policy.${key}`);
    return lever(`policy.${key}`, "policy", stated ?? (policyDefaults[key].value as ChangeValue), terms);
  });
