import type { EngineInput, EngineOption } from "../engine-input";

/**
 * The rules once more, told naively and slowly from the specification, sharing nothing with the engine: recursion
 * instead of caches, a walk in small steps instead of a formula. What both say is likely what is meant.
 */
export interface NaiveAnswer {
  readonly level: number | null;
  readonly option: string | null;
  readonly action: string;
  readonly costDriven: boolean;
  readonly confidence: string;
  readonly robust: boolean | null;
  readonly unblock: readonly string[];
  readonly verdicts: readonly string[];
  readonly excluded: Readonly<Record<string, string>>;
  readonly economics: readonly (readonly (number | null)[])[];
  readonly advised: readonly string[];
  readonly experiment: { readonly options: readonly string[]; readonly days: number } | null;
  readonly risks: readonly string[];
  readonly waits: boolean;
}

/** How far a walk along two cumulative costs goes at a time, in months. */
export const STEP = 1 / 32;
const absent = (value: unknown): value is null | undefined => value === null || value === undefined;
const near = (a: number, b: number): boolean =>
  Number.isFinite(a - b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
const lt = (a: number, b: number): boolean => a < b && !near(a, b);
const le = (a: number, b: number): boolean => a < b || near(a, b);

const DEFAULTS = {
  daysPerMonth: 30,
  horizonMonths: 24,
  maxPaybackMonths: 12,
  minSavingShare: 0.25,
  minMonthlySaving: 200,
  breakEvenLimitMonths: 60,
  minRequestsPerMonth: 100000,
  minMonthlySpend: 5000,
  minLifeMonths: 3,
  minExamples: 1000,
  fewExamples: 5000,
  maxChangesPerYear: 4,
  minSample: 100,
  experimentSample: 1000,
  evidenceMaxAgeDays: 180,
  selfHostTokensPerDay: 10000000,
  maxUtilisation: 0.7,
  tcoMultiplier: 7.5,
  discountRate: 0.1,
  cachedInputShareOfPrice: 0.1,
  cacheHitRate: 0.9,
  minCacheablePrefixTokens: 1024,
  batchDiscount: 0.5,
  distillationCostRatio: 0.04,
  allowFromScratch: false,
};

export function naiveEngine(input: EngineInput): NaiveAnswer {
  const given = input.policy ?? {};
  const p = { ...DEFAULTS };
  for (const [key, value] of Object.entries(given))
    if (!absent(value) && typeof value !== "object") (p as Record<string, unknown>)[key] = value;
  const minUpfront: Record<number, number> = {
    3: given.minUpfront?.["3"] ?? 5000,
    4: given.minUpfront?.["4"] ?? 10000,
    5: given.minUpfront?.["5"] ?? 10000000,
  };
  const decline = given.adverse?.apiPriceDeclinePerYear ?? 0.5;
  const volumes = given.adverse?.volumeFactors ?? [0.75, 1.25];
  const costFactor = given.adverse?.costFactor ?? 1.25;
  const w = input.workload;
  const u = input.usage;
  const need = w.requirements ?? {};
  const stated = !absent(need.accuracy) || !absent(need.consistency) || !absent(need.p95LatencyMs);
  const interactive = w.interactive ?? ["chat", "qa", "drafting", "code", "routing"].includes(w.task);
  const all = input.options;
  const get = (id: string): EngineOption => all.filter((o) => o.id === id)[0]!;
  const legs = (o: EngineOption): { o: EngineOption; share: number }[] =>
    (o.route ?? []).filter((leg) => leg.share > 0).map((leg) => ({ o: get(leg.option), share: leg.share }));
  const reach = (o: EngineOption): EngineOption[] => [...new Set([o, ...legs(o).flatMap((leg) => reach(leg.o))])];
  const current = absent(input.current) ? null : get(input.current);
  const inUse = (o: EngineOption): boolean => current !== null && reach(current).includes(o);
  const daysLeft = (o: EngineOption): number =>
    absent(o.retiresOn) ? 1 / 0 : (Date.parse(o.retiresOn) - Date.parse(input.asOf)) / 86400000;
  const whole = (days: number): number => {
    if (days === 1 / 0) return days;
    let months = 0;
    while (le((months + 1) * p.daysPerMonth, days)) months += 1;
    return months;
  };
  const life = (o: EngineOption): number => Math.min(...reach(o).map((r) => whole(daysLeft(r))));
  const horizon = (o: EngineOption): number => Math.min(p.horizonMonths, life(o));
  const growth = 1 + (u.monthlyGrowth ?? 0);
  const traffic = (k: number): number => u.requestsPerMonth * Math.pow(growth, k - 1);

  const prefix = (o: EngineOption): number =>
    u.inputTokensPerRequest * Math.max(0, (u.cacheableShare ?? 0) - (o.promptReduction ?? 0));
  const variable = (
    o: EngineOption,
    fall: (priced: EngineOption) => number,
    flip: Partial<EngineOption> = {},
  ): number => {
    const it = { ...o, ...flip };
    let cost = 0;
    if (it.route) for (const leg of legs(o)) cost += leg.share * variable(leg.o, fall);
    else if (!absent(it.price?.perRequest)) cost = it.price.perRequest * fall(o);
    else if (it.price) {
      const price = it.price.inputPerMTok ?? 0;
      const cached = it.caching === true && le(p.minCacheablePrefixTokens, prefix(o)) ? prefix(o) : 0;
      const h = u.cacheHitRate ?? p.cacheHitRate;
      const read = it.price.cachedInputPerMTok ?? price * p.cachedInputShareOfPrice;
      const write = it.price.cacheWritePerMTok ?? price;
      const fresh = u.inputTokensPerRequest * (1 - (o.promptReduction ?? 0)) - cached;
      cost =
        (fresh * price +
          cached * (h * read + (1 - h) * write) +
          u.outputTokensPerRequest * (it.price.outputPerMTok ?? 0)) /
        1e6;
      cost *= fall(o);
    }
    if (it.batch === true) cost *= 1 - p.batchDiscount;
    return cost + (it.retrievalPerRequest ?? 0);
  };
  const units = (o: EngineOption, requests: number): number => {
    if (absent(o.capacityRps)) return 1;
    const peak = (requests / (p.daysPerMonth * 86400)) * (u.peakToMean ?? 3);
    let n = 1;
    const bound = peak / (o.capacityRps * p.maxUtilisation);
    if (bound > 1e6) return Math.ceil(bound * (1 - 1e-9));
    while (lt(n, bound)) n += 1;
    return n;
  };
  const fixed = (o: EngineOption, requests: number): number =>
    (o.monthlyFixed ?? 0) +
    (o.maintenanceMonthly ?? 0) +
    (absent(o.unitHourly) ? 0 : units(o, requests) * o.unitHourly * 24 * p.daysPerMonth) +
    legs(o).reduce((sum, leg) => sum + fixed(leg.o, leg.share * requests), 0);
  const around = (o: EngineOption): number =>
    (o.upfront?.data ?? 0) + (o.upfront?.evaluation ?? 0) + (o.upfront?.integration ?? 0);
  const estimated = (o: EngineOption): boolean =>
    !inUse(o) && absent(o.upfront?.total) && around(o) === 0 && !o.route && o.level >= 3;
  const ownUpfront = (o: EngineOption): number => {
    const training = o.upfront?.training ?? 0;
    if (inUse(o)) return 0;
    if (!absent(o.upfront?.total)) return o.upfront.total;
    if (around(o) > 0) return training + around(o);
    if (!o.route && o.level >= 3) return Math.max(training * p.tcoMultiplier, minUpfront[o.level]!);
    return training * p.tcoMultiplier;
  };
  const upfront = (o: EngineOption): number => reach(o).reduce((sum, r) => sum + ownUpfront(r), 0);
  const one = (): number => 1;
  const known = new Map<EngineOption, number[]>();
  const month = (o: EngineOption, k: number): number => {
    const costs = known.get(o) ?? [];
    known.set(o, costs);
    return (costs[k] ??= traffic(k) * variable(o, one) + fixed(o, traffic(k)));
  };
  const total = (o: EngineOption, months: number): number => {
    let sum = upfront(o);
    for (let k = 1; k <= months; k += 1) sum += month(o, k);
    return sum;
  };

  /** Two cumulative curves by month, index 0 the up-front. */
  type Curves = { o: number[]; b: number[] };
  const months = Math.ceil(Math.max(p.breakEvenLimitMonths, p.horizonMonths, 12)) + 1;
  const curves = (
    o: EngineOption,
    b: EngineOption,
    cost: (side: EngineOption, isOption: boolean, k: number) => number,
    start: number,
  ): Curves => {
    const made: Curves = { o: [start], b: [upfront(b)] };
    for (let k = 1; k <= months; k += 1) {
      made.o.push(made.o[k - 1]! + cost(o, true, k));
      made.b.push(made.b[k - 1]! + cost(b, false, k));
    }
    return made;
  };
  const at = (line: number[], t: number): number => {
    const k = Math.floor(t);
    return k === t ? line[k]! : line[k]! + (t - k) * (line[k + 1]! - line[k]!);
  };
  const expected = (o: EngineOption, b: EngineOption): Curves =>
    curves(o, b, (side, _, k) => month(side, k), upfront(o));
  const adverse = (o: EngineOption, b: EngineOption, volume: number): Curves => {
    const bought = reach(b).filter((r) => r.hosting !== "self-hosted");
    return curves(
      o,
      b,
      (side, isOption, k) => {
        const left = Math.pow(1 - decline, (k - 1) / 12);
        const requests = traffic(k) * volume;
        return (
          requests * variable(side, (priced) => (bought.includes(priced) ? left : 1)) +
          fixed(side, requests) * (isOption ? costFactor : 1)
        );
      },
      upfront(o) * costFactor,
    );
  };
  /** Walks along D in small steps. */
  const breakEven = (c: Curves, o: EngineOption): number | null => {
    const end = Math.min(p.breakEvenLimitMonths, life(o));
    if (life(o) < 1) return null;
    if (lt(c.o[0]!, c.b[0]!)) return 0;
    const level = near(c.o[0]!, c.b[0]!) || c.o[0] === c.b[0];
    if (level && lt(c.o[1]!, c.b[1]!)) return 0;
    let wasAbove = !level;
    for (let i = 1; i * STEP <= end + 1e-9; i += 1) {
      const t = i * STEP;
      const above = lt(at(c.b, t), at(c.o, t));
      const k = Math.ceil(t);
      const saves = lt(c.o[k]! - c.o[k - 1]!, c.b[k]! - c.b[k - 1]!);
      if (wasAbove && !above && saves) return t;
      wasAbove ||= above;
    }
    return null;
  };
  const paid = (t: number | null): boolean => t !== null && le(t, p.maxPaybackMonths);
  const S = (o: EngineOption, b: EngineOption): number => total(b, horizon(o)) - total(o, horizon(o));
  const pays = (o: EngineOption, b: EngineOption): boolean => {
    const base = total(b, horizon(o));
    const share = S(o, b) / base;
    return (
      paid(breakEven(expected(o, b), o)) &&
      base !== 0 &&
      (share >= p.minSavingShare || near(total(o, horizon(o)), (1 - p.minSavingShare) * base)) &&
      (S(o, b) / horizon(o) >= p.minMonthlySaving || near(base, total(o, horizon(o)) + p.minMonthlySaving * horizon(o)))
    );
  };
  const isRobust = (o: EngineOption, b: EngineOption): boolean =>
    volumes.every((volume) => {
      const c = adverse(o, b, volume);
      const until = Math.min(p.maxPaybackMonths, horizon(o));
      return paid(breakEven(c, o)) && lt(at(c.o, until), at(c.b, until));
    });

  const interval = (share: number, n: number): [number, number] => {
    const z = 1.959964;
    const middle = (share * n + (z * z) / 2) / (n + z * z);
    const half = (z / (n + z * z)) * Math.sqrt(share * (1 - share) * n + (z * z) / 4);
    return [Math.max(0, middle - half), Math.min(1, middle + half)];
  };
  const verdict = (o: EngineOption): string => {
    if (!stated) return o === current ? "pass assumed" : "untested";
    const e = o.evidence ?? {};
    const n = e.sampleSize ?? 0;
    const shares = (["accuracy", "consistency"] as const).filter((key) => !absent(need[key]));
    const slow = !absent(need.p95LatencyMs) && !absent(e.p95LatencyMs) && e.p95LatencyMs > need.p95LatencyMs;
    if (n > 0 && shares.some((key) => !absent(e[key]) && lt(interval(e[key]!, n)[1], need[key]!))) return "fail";
    if (n > 0 && n >= p.minSample && slow) return "fail";
    if (n === 0 || n < p.minSample || slow) return "untested";
    if (shares.some((key) => absent(e[key])) || (!absent(need.p95LatencyMs) && absent(e.p95LatencyMs)))
      return "untested";
    if (shares.some((key) => lt(e[key]!, need[key]!))) return "untested";
    return shares.every((key) => le(need[key]!, interval(e[key]!, n)[0])) ? "pass proven" : "pass indicated";
  };
  const passes = (o: EngineOption): boolean => verdict(o).startsWith("pass");
  const retired = (o: EngineOption): boolean => whole(daysLeft(o)) < 1;
  const forced = (): boolean => {
    if (absent(need.p95LatencyMs)) return false;
    const others = all.filter(
      (o) =>
        !o.route &&
        o.hosting !== "self-hosted" &&
        !retired(o) &&
        !absent(o.evidence?.p95LatencyMs) &&
        (o.evidence.sampleSize ?? 0) > 0 &&
        (o.evidence.sampleSize ?? 0) >= p.minSample,
    );
    return others.length > 0 && others.every((o) => o.evidence!.p95LatencyMs! > need.p95LatencyMs!);
  };
  const tokensADay = (u.requestsPerMonth * (u.inputTokensPerRequest + u.outputTokensPerRequest)) / p.daysPerMonth;
  const excluded = (o: EngineOption): string | null => {
    if (retired(o)) return "retired";
    if (whole(daysLeft(o)) < p.minLifeMonths && !inUse(o)) return "retiring";
    if (o.route)
      return (
        legs(o)
          .map((leg) => excluded(leg.o))
          .filter((code) => code !== null)[0] ?? null
      );
    const own = o.hosting === "self-hosted";
    if (w.dataMustStayInNetwork === true && !own) return "data-must-stay";
    if (own && !inUse(o) && w.dataMustStayInNetwork !== true && le(tokensADay, p.selfHostTokensPerDay) && !forced())
      return "self-hosting-not-justified";
    if (o.batch === true && interactive && !inUse(o)) return "interactive";
    if (w.needsFreshKnowledge === true && o.level > 2 && o.retrieval !== true && !inUse(o)) return "fresh-knowledge";
    return null;
  };
  const eligible = (o: EngineOption): boolean => excluded(o) === null;
  const failed = (o: EngineOption): boolean => verdict(o) === "fail";
  const mayStay = current !== null && eligible(current) && !failed(current);

  const blocks: string[] = [];
  if (w.narrow !== true) blocks.push("not-narrow");
  if (w.task === "creative" || w.task === "reasoning") blocks.push("open-ended");
  if ((w.changesPerYear ?? 0) > p.maxChangesPerYear) blocks.push("moving-target");
  if ((w.labelledExamples ?? 0) < p.minExamples) blocks.push("too-few-examples");

  const here = (level: number): EngineOption[] => all.filter((o) => o.level === level && eligible(o));
  const optimisedFailed = (): boolean => here(1).some((o) => o.promptOptimised === true && failed(o));
  const levelVerdict = (level: number): string => {
    const useless =
      (level === 2 && w.needsProprietaryKnowledge !== true && w.needsFreshKnowledge !== true) ||
      (level === 4 && w.uniqueDomain !== true) ||
      (level === 5 && !(w.uniqueDomain === true && p.allowFromScratch));
    if (useless && current?.level !== level && !(stated && here(level).some(passes))) return "not-needed";
    if (here(level).length === 0) return "no-option";
    const freed = here(level).some((o) => passes(o) || (o === current && !failed(o)));
    if (level === 3 && blocks.length > 0 && !freed) return "blocked";
    if (here(level).some(passes)) return "sufficient";
    if (here(level).some((o) => verdict(o) === "untested")) return "untested";
    if (level === 1 && !optimisedFailed()) return "untested";
    return "insufficient";
  };
  const verdicts = [1, 2, 3, 4, 5].map(levelVerdict);

  const best = (of: EngineOption[], value: (o: EngineOption) => number): EngineOption | null => {
    const least = Math.min(...of.map(value));
    const tied = of.filter((o) => near(value(o), least) || value(o) === least);
    return tied.sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
  };
  const perRequest = (o: EngineOption): number => {
    let requests = 0;
    for (let k = 1; k <= horizon(o); k += 1) requests += traffic(k);
    return total(o, horizon(o)) / requests;
  };
  const cheapest = (of: EngineOption[]): EngineOption | null => best(of, perRequest);
  const candidates = (level: number): EngineOption[] =>
    here(level).filter((o) => {
      if (level === 3 && blocks.length > 0) return o === current && verdict(o) === "untested";
      if (verdict(o) === "untested") return true;
      return level === 1 && failed(o) && o.promptOptimised !== true && !optimisedFailed();
    });

  let skipped = false;
  let top = 5;
  let found: { o: EngineOption; trial: boolean } | null = null;
  let unblock: string[] = [];
  for (let level = 1; level <= 5; level += 1) {
    const v = verdicts[level - 1]!;
    top = level;
    if (v === "not-needed" || v === "insufficient") continue;
    if (v === "blocked" || v === "no-option") {
      const above = stated && verdicts.some((other, index) => index + 1 > level && other === "sufficient");
      if (above || (mayStay && current.level > level)) {
        skipped = true;
        continue;
      }
      const codes = all.filter((o) => o.level === level).map((o) => excluded(o) ?? "");
      unblock = v === "blocked" ? blocks : codes.length === 0 ? ["none-listed"] : [...new Set(codes)];
      break;
    }
    if (v === "untested") {
      const o = cheapest(candidates(level))!;
      if (mayStay && current.level > level && !pays(o, current)) continue;
      found = { o, trial: true };
      break;
    }
    found = { o: cheapest(here(level).filter(passes))!, trial: false };
    break;
  }

  let chosen = current;
  let action = "unmet";
  let costDriven = false;
  let against: EngineOption | null = null;
  let trial = false;
  if (found) {
    chosen = found.o;
    trial = found.trial;
    if (found.trial) costDriven = mayStay && current.level > found.o.level;
    else {
      if (found.o !== current && mayStay && current.level >= found.o.level) {
        const level = found.o.level;
        const better = here(level).filter(
          (o) =>
            o !== current &&
            passes(o) &&
            (current.level > level
              ? le(total(o, horizon(o)), total(current, horizon(o))) && paid(breakEven(expected(o, current), o))
              : pays(o, current)),
        );
        chosen = cheapest(better) ?? current;
      }
      const b = chosen;
      if (!passes(b)) trial = true;
      else {
        const saver = (of: EngineOption[]): EngineOption | null =>
          best(
            of.filter((o) => pays(o, b)),
            (o) => -S(o, b),
          );
        const untested = (level: number): EngineOption[] => here(level).filter((o) => verdict(o) === "untested");
        const a = b.level <= 2 || (b.level === 3 && blocks.length === 0) ? saver(untested(b.level)) : null;
        let tuned: EngineOption | null = null;
        const worth = le(p.minRequestsPerMonth, u.requestsPerMonth) || le(p.minMonthlySpend, month(b, 1));
        const hard = blocks.filter((code) => code !== "too-few-examples");
        if (b.level < 3 && worth && hard.length === 0) {
          tuned = saver(here(3).filter(passes));
          if (!tuned && blocks.length === 0) tuned = saver(untested(3));
        }
        if (a && !(tuned && passes(tuned) && lt(S(a, b), S(tuned, b)))) {
          chosen = a;
          trial = true;
          against = b;
        } else if (tuned) {
          chosen = tuned;
          trial = !passes(tuned);
          against = b;
        }
        costDriven = against !== null;
      }
    }
    if (trial) action = "trial";
    else if (current === null) action = "adopt";
    else if (chosen === current) action = "keep";
    else action = chosen.level === current.level ? "switch" : chosen.level < current.level ? "step-down" : "step-up";
  }
  const baseline = against ?? current;
  const robust =
    action === "unmet" || chosen === null || chosen === current || baseline === null
      ? null
      : isRobust(chosen, baseline);

  const economics = all
    .filter((o) => o !== current)
    .map((o): (number | null)[] => {
      const plain = [month(o, 1), month(o, 1) / u.requestsPerMonth, upfront(o)];
      if (current === null) return plain;
      const base = total(current, horizon(o));
      let npv = -upfront(o);
      for (let k = 1; k <= horizon(o); k += 1)
        npv += (month(current, k) - month(o, k)) * (1 + p.discountRate) ** (-k / 12);
      const yearly = (c: Curves): number => c.b[12]! - c.b[0]! - (c.o[12]! - c.o[0]!);
      const worst = volumes.map((volume) => breakEven(adverse(o, current, volume), o));
      const dFixed = fixed(o, 0) - fixed(current, 0);
      const dVariable = variable(current, one) - variable(o, one);
      const positive = lt(fixed(current, 0), fixed(o, 0)) && lt(variable(o, one), variable(current, one));
      return [
        ...plain,
        S(o, current),
        base === 0 ? null : S(o, current) / base,
        upfront(o) === 0 ? null : S(o, current) / upfront(o),
        npv,
        yearly(expected(o, current)),
        Math.min(...volumes.map((volume) => yearly(adverse(o, current, volume)))),
        positive ? dFixed / dVariable : null,
        isRobust(o, current) ? 1 : 0,
        breakEven(expected(o, current), o),
        worst.includes(null) ? null : Math.max(...(worst as number[])),
      ];
    });

  const advised: string[] = [];
  const good = all.filter((o) => eligible(o) && !failed(o));
  if (current) {
    const now = month(current, 1);
    const saves = (o: EngineOption | null): boolean => o !== null && lt(month(o, 1), now);
    const cheap = (of: EngineOption[]): EngineOption | null => best(of, (o) => month(o, 1));
    const ours = !current.route && current.hosting !== "self-hosted";
    const other = (flip: Partial<EngineOption>): boolean =>
      lt(
        variable(current, one, { ...flip, retrievalPerRequest: 0 }),
        variable(current, one, { retrievalPerRequest: 0 }),
      );
    if (ours && current.caching !== true && le(p.minCacheablePrefixTokens, prefix(current)) && other({ caching: true }))
      advised.push(`prompt-caching ${current.id}`);
    if (ours && !interactive && current.batch !== true && other({ batch: true })) advised.push(`batch ${current.id}`);
    for (const [kind, isRouter] of [
      ["cheaper-model", false],
      ["router", true],
    ] as const) {
      const o = cheap(good.filter((g) => g.level === current.level && Boolean(g.route) === isRouter));
      if (saves(o)) advised.push(`${kind} ${o!.id}`);
    }
    const students = all.filter((o) => o.distilled === true);
    if (
      ["classification", "extraction", "routing", "formatting"].includes(w.task) &&
      le(p.minRequestsPerMonth, u.requestsPerMonth) &&
      all.some((o) => eligible(o) && passes(o)) &&
      !students.some(inUse) &&
      !students.some(failed)
    ) {
      const o = cheap(students.filter(eligible));
      if (saves(o)) advised.push(`distillation ${o!.id}`);
      if (students.length === 0 && variable(current, one) * (1 - p.distillationCostRatio) > 0)
        advised.push("distillation null");
    }
    if (chosen?.hosting === "self-hosted") {
      const o = cheap(good.filter((g) => g.hosting === "managed" && g.level === chosen.level));
      if (o && le(month(o, 1), month(chosen, 1))) advised.push(`managed-hosting ${o.id}`);
    }
    const own = cheap(good.filter((g) => g.hosting === "self-hosted"));
    if (saves(own)) advised.push(`self-hosting ${own!.id}`);
  }

  let tried: EngineOption[] | null = [];
  if (action === "keep") {
    const soon = reach(chosen!).some((r) => le(daysLeft(r), 2 * p.minLifeMonths * p.daysPerMonth));
    const next = soon ? cheapest(good.filter((o) => o !== chosen)) : null;
    tried = next ? [next] : null;
  } else if (action === "trial" && !costDriven)
    tried = [chosen!, ...candidates(chosen!.level).filter((o) => o !== chosen)];
  else if (action !== "unmet") tried = [chosen!];
  const share = Math.min(1, Math.max(0.01, p.experimentSample / u.requestsPerMonth));
  let days = Math.floor(((p.experimentSample * p.daysPerMonth) / (u.requestsPerMonth * share)) * (1 - 1e-12));
  while (lt(days * u.requestsPerMonth * share, p.experimentSample * p.daysPerMonth)) days += 1;

  const risks: string[] = [];
  const confidence = action === "unmet" ? "none" : trial ? "untested" : verdict(chosen!).split(" ")[1]!;
  const about = (code: string, of: EngineOption[]): void => of.forEach((o) => risks.push(`${code} ${o.id}`));
  const parts = chosen ? reach(chosen) : [];
  const high = parts.filter((o) => o.level >= 3);
  about("distribution-collapse", high);
  if ((w.labelledExamples ?? 0) < p.fewExamples)
    about(
      "few-examples",
      parts.filter((o) => o.level === 3),
    );
  about(
    "no-retraining-budget",
    high.filter((o) => !o.maintenanceMonthly),
  );
  if (robust === false) about("price-decline", [chosen!]);
  about(
    "operations-burden",
    parts.filter((o) => o.hosting === "self-hosted"),
  );
  about("upfront-estimated", parts.filter(estimated));
  if (confidence === "indicated") about("thin-evidence", [chosen!]);
  const old = (o: EngineOption): boolean =>
    !absent(o.evidence?.date) && Date.parse(input.asOf) - Date.parse(o.evidence.date) > p.evidenceMaxAgeDays * 86400000;
  about(
    "stale-evidence",
    all.filter((o) => old(o) && (o === chosen || (eligible(o) && o.level <= top))),
  );
  about(
    "sunset",
    [...new Set([...parts, ...(current ? [current] : [])])].filter((o) =>
      le(daysLeft(o), p.horizonMonths * p.daysPerMonth),
    ),
  );
  if ((w.changesPerYear ?? 0) > p.maxChangesPerYear) about("moving-target", high);
  if (skipped && chosen) about("rung-skipped", [chosen]);
  if (action === "unmet" && current && w.dataMustStayInNetwork === true)
    if (reach(current).some((o) => !o.route && o.hosting !== "self-hosted")) about("data-must-stay", [current]);
  if (chosen && w.needsFreshKnowledge === true && chosen.level > 2 && chosen.retrieval !== true)
    about("fresh-knowledge", [chosen]);

  return {
    level: chosen?.level ?? null,
    option: chosen?.id ?? null,
    action,
    costDriven,
    confidence,
    robust,
    unblock: action === "unmet" ? unblock : [],
    verdicts,
    excluded: Object.fromEntries(all.flatMap((o) => (excluded(o) === null ? [] : [[o.id, excluded(o)!]]))),
    economics,
    advised,
    experiment: tried === null ? null : { options: tried.map((o) => o.id), days },
    risks,
    waits: costDriven && (chosen?.level ?? 0) >= 3 && !inUse(chosen!) && robust === false,
  };
}
