import fc from "fast-check";
import { isAbsent } from "../validation/rules";
import { TASKS, type EngineInput, type EngineOption, type EnginePolicyOverrides } from "../engine-input";

/** Small sets of round numbers, so that ties and boundaries turn up often; sometimes anything. */
const oneOf = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const maybe = <Value>(held: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof(
    { weight: 3, arbitrary: held },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const money = (...round: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 4, arbitrary: oneOf(0, ...round) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000_000 }).map((cents) => cents / 100) },
  );
const flag = maybe(fc.boolean());
const rarely = fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0);

const day = fc
  .integer({ min: -400, max: 800 })
  .map((offset) => new Date(Date.UTC(2026, 8, 30) + offset * 86_400_000).toISOString().slice(0, 10));

const fullEvidence = fc.record({
  accuracy: oneOf(0.8, 0.91, 0.95, 0.95, 0.99),
  consistency: oneOf(0.9, 0.99, 1),
  p95LatencyMs: oneOf(50, 200, 400, 401),
  sampleSize: oneOf(100, 1000, 10_000),
  date: maybe(oneOf("2026-09-01", "2025-01-01")),
});
const patchyEvidence = fc.record(
  {
    accuracy: maybe(oneOf(0.5, 0.78, 0.88, 0.89, 0.9, 0.9, 0.92, 0.95, 0.99, 1)),
    consistency: maybe(oneOf(0.8, 0.9, 0.97, 0.98, 1)),
    p95LatencyMs: maybe(oneOf(50, 200, 400, 401, 900)),
    sampleSize: maybe(oneOf(0, 1, 50, 99, 100, 500, 1000, 1000, 10_000)),
    date: maybe(oneOf("2026-09-01", "2026-04-03", "2026-04-02", "2025-01-01", "2026-10-30")),
  },
  { requiredKeys: [] },
);

const evidence = fc.oneof({ weight: 3, arbitrary: fullEvidence }, { weight: 2, arbitrary: patchyEvidence });

const price = fc.oneof(
  fc.record({ perRequest: oneOf(0, 0.0001, 0.001, 0.002, 0.01, 0.015) }),
  fc.record(
    {
      inputPerMTok: oneOf(0, 0.1, 0.15, 2.5, 3, 10),
      outputPerMTok: oneOf(0, 0.4, 0.6, 10, 15),
      cachedInputPerMTok: maybe(oneOf(0.075, 0.3, 1.25)),
      cacheWritePerMTok: maybe(oneOf(0.1, 3.75)),
    },
    { requiredKeys: ["inputPerMTok", "outputPerMTok"] },
  ),
);

const upfront = fc.record(
  {
    training: maybe(oneOf(0, 10, 400, 2000, 10_000)),
    data: maybe(oneOf(0, 1000)),
    evaluation: maybe(oneOf(0, 500)),
    integration: maybe(oneOf(0, 3000)),
    total: maybe(oneOf(0, 0, 5000, 20_000, 80_000)),
  },
  { requiredKeys: [] },
);

const level = fc.oneof({ weight: 3, arbitrary: oneOf(1, 3) }, { weight: 1, arbitrary: oneOf(1, 2, 3, 4, 5) });

const traits = {
  label: maybe(fc.string()),
  caching: flag,
  distilled: maybe(rarely),
  retrieval: flag,
  retrievalPerRequest: maybe(oneOf(0, 0, 0.001, 0.02)),
  monthlyFixed: fc.oneof({ weight: 2, arbitrary: maybe(oneOf(0)) }, { weight: 1, arbitrary: money(720, 1500, 2000) }),
  maintenanceMonthly: maybe(oneOf(0, 100, 800)),
  promptOptimised: flag,
  promptReduction: maybe(oneOf(0, 0.5, 0.7, 0.9, 1)),
  upfront: maybe(upfront),
  retiresOn: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day }),
  evidence: maybe(evidence),
};

/** An option with hosting of its own; its id says its place. */
const served = fc
  .record({
    ...traits,
    level,
    hosting: oneOf("api", "api", "managed", "managed", "self-hosted"),
    batch: maybe(rarely),
    price: maybe(price),
    unitHourly: oneOf(null, null, 0, 0.5, 1, 4),
    capacityRps: maybe(oneOf(0.1, 1, 10, 10)),
    free: money(100, 1000, 6000),
  })
  .map(({ free, ...option }) => {
    const costsNothingSaid = isAbsent(option.price) && isAbsent(option.unitHourly) && isAbsent(option.monthlyFixed);
    const needsPrice = option.hosting === "api" && isAbsent(option.price);
    const isHosted = option.unitHourly !== null && option.hosting !== "api";
    return {
      ...option,
      ...(isHosted ? { price: null } : {}),
      ...(needsPrice ? { price: { perRequest: 0.002 } } : costsNothingSaid ? { monthlyFixed: free } : {}),
    } as Omit<EngineOption, "id">;
  });

/** How a router splits over the options before it: weights of which some are 0. */
const split = fc.array(fc.record({ weight: oneOf(0, 1, 1, 2, 4), pick: fc.nat() }), { minLength: 1, maxLength: 3 });
const router = fc.record({ ...traits, raise: oneOf(0, 0, 0, 1), split });

/** Options in an order in which routers reach only what stands before them; shuffled afterwards. */
const options = fc
  .record({
    served: fc.array(served, { minLength: 1, maxLength: 5 }),
    routers: fc.array(router, { maxLength: 2 }),
    ids: fc.shuffledSubarray(["a", "b", "c", "D", "e-1", "ü", "__proto__"], { minLength: 7 }),
    order: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
  })
  .map(({ served: first, routers, ids, order }) => {
    const built: EngineOption[] = first.map((option, index) => ({ ...option, id: ids[index] ?? "" }));
    for (const { split: legs, raise, ...given } of routers) {
      const total = legs.reduce((sum, { weight }) => sum + weight, 0);
      const route = legs.map(({ weight, pick }, index) => ({
        option: built[pick % built.length]?.id ?? "",
        share: total === 0 ? (index === 0 ? 1 : 0) : weight / total,
      }));
      const highest = Math.max(
        1,
        ...route.flatMap((leg) =>
          leg.share > 0 ? built.filter(({ id }) => id === leg.option).map((to) => to.level) : [],
        ),
      );
      built.push({ ...given, id: ids[built.length] ?? "", level: Math.min(5, highest + raise) as 1, route });
    }
    return built
      .map((option, index) => ({ option, key: order[index] ?? 0 }))
      .sort((left, right) => left.key - right.key)
      .map(({ option }) => option);
  });

const requirements = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        accuracy: maybe(oneOf(0.8, 0.9, 0.9, 0.95)),
        consistency: maybe(oneOf(0.98, null)),
        p95LatencyMs: maybe(oneOf(400, null)),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 2, arbitrary: fc.constant({ accuracy: 0.9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const policy: fc.Arbitrary<EnginePolicyOverrides | null | undefined> = fc.oneof(
  { weight: 2, arbitrary: oneOf<EnginePolicyOverrides | null | undefined>({}, null, undefined) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        daysPerMonth: oneOf(30, 30.4375, 28),
        horizonMonths: oneOf(6, 12, 24, 36),
        maxPaybackMonths: oneOf(0, 3, 6.5, 12, 24),
        minSavingShare: oneOf(0, 0.1, 0.25, 0.5),
        minMonthlySaving: oneOf(0, 200, 1000),
        breakEvenLimitMonths: oneOf(0, 7.5, 12, 60),
        minRequestsPerMonth: oneOf(0, 100_000),
        minMonthlySpend: oneOf(0, 5000),
        minLifeMonths: oneOf(0, 3, 6),
        minExamples: oneOf(0, 1000),
        minSample: oneOf(0, 100),
        experimentSample: oneOf(1, 1000, 1_000_000),
        selfHostTokensPerDay: oneOf(0, 1_000_000, 10_000_000),
        minUpfront: oneOf({ "3": 0 }, { "3": 100, "5": null }, {}, null),
        discountRate: oneOf(0, 0.1),
        minCacheablePrefixTokens: oneOf(0, 1024),
        adverse: oneOf(
          { apiPriceDeclinePerYear: 0 },
          { volumeFactors: [1], costFactor: 1 },
          { apiPriceDeclinePerYear: 1 },
          null,
        ),
        allowFromScratch: fc.boolean(),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<EnginePolicyOverrides>,
  },
);

/** Any valid input: routers and routers of routers, retirements, machines, growth, evidence at its boundaries. */
export const anyInput: fc.Arbitrary<EngineInput> = fc
  .record({
    workload: fc.record(
      {
        name: fc.constant("workload"),
        task: fc.oneof(oneOf("classification", "extraction", "qa"), oneOf(...TASKS)),
        narrow: oneOf(true, true, true, true, true, false, null),
        interactive: flag,
        changesPerYear: maybe(oneOf(0, 1, 4, 5)),
        needsProprietaryKnowledge: flag,
        needsFreshKnowledge: maybe(rarely),
        uniqueDomain: flag,
        dataMustStayInNetwork: maybe(rarely),
        labelledExamples: oneOf(0, 999, 1000, 4999, 5000, 10_000, 10_000, null),
        requirements,
      },
      { requiredKeys: ["name", "task"] },
    ),
    usage: fc.record(
      {
        requestsPerMonth: oneOf(0.5, 999, 50_000, 99_999, 100_000, 300_000, 1_000_000, 1_000_000, 3_000_000, 5_000_000),
        inputTokensPerRequest: oneOf(0, 500, 500, 1000, 4000),
        outputTokensPerRequest: oneOf(0, 50, 300),
        cacheableShare: maybe(oneOf(0, 0.5, 0.8, 1)),
        cacheHitRate: maybe(oneOf(0, 0.5, 0.9, 1)),
        peakToMean: maybe(oneOf(1, 3, 10)),
        monthlyGrowth: maybe(oneOf(0, 0, -0.1, 0.05, 0.3)),
      },
      { requiredKeys: ["requestsPerMonth", "inputTokensPerRequest", "outputTokensPerRequest"] },
    ),
    options,
    current: fc.option(fc.nat(), { freq: 5 }),
    currency: maybe(oneOf("USD", "EUR")),
    policy,
  })
  .map(
    ({ options: listed, current, ...rest }) =>
      ({
        asOf: "2026-09-30",
        ...rest,
        current: current === null ? null : listed[current % listed.length]?.id,
        options: listed,
      }) as EngineInput,
  );
