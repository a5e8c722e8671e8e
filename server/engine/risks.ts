import type { Choice } from "./choose";
import { unitsFor } from "./money/fixed-cost";
import { isEstimated, ownUpfront } from "./money/upfront-cost";
import type { Risk, RiskCode } from "./recommendation";
import type { Option, Situation } from "./situation";
import { isAbove, isAtMost, isBelow, significant } from "./tolerance";
import { isEligible, type Case } from "./verdict/case";

/** What may go wrong with the recommendation, in the order of the rules; about it and what it reaches unless said. */
export function risksOf(choice: Choice, opened: Case): readonly Risk[] {
  const { situation } = opened;
  const option = choice.chosen?.option ?? null;
  return [
    ...(option === null ? [] : tuningRisks(option, situation)),
    ...(option !== null && choice.robust === false
      ? [risk("price-decline", option, { value: situation.policy.adverse.apiPriceDeclinePerYear })]
      : []),
    ...(option === null ? [] : hostingRisks(option, situation)),
    ...(option === null ? [] : estimateRisks(option, situation)),
    ...(option !== null && choice.confidence === "indicated" ? [risk("thin-evidence", option)] : []),
    ...staleEvidence(choice, opened),
    ...sunsets(option, situation),
    ...(option === null ? [] : movingTargets(option, situation)),
    ...choice.climb.skipped.slice(0, 1).map((level) => risk("rung-skipped", option, { value: level })),
    ...leaks(choice, situation),
    ...staleKnowledge(option, situation),
  ];
}

const risk = (code: RiskCode, option: Option | null, numbers: Pick<Risk, "value" | "threshold"> = {}): Risk => ({
  code,
  option: option?.id ?? null,
  ...numbers,
});

const trained = (option: Option): readonly Option[] => option.reach.filter(({ level }) => level >= 3);

function tuningRisks(option: Option, { workload, policy }: Situation): readonly Risk[] {
  const numbers = { value: workload.labelledExamples, threshold: policy.fewExamples };
  const areFew = isBelow(workload.labelledExamples, policy.fewExamples);
  return [
    ...trained(option).map((reached) => risk("distribution-collapse", reached)),
    ...(areFew ? option.reach.filter(({ level }) => level === 3) : []).map((reached) =>
      risk("few-examples", reached, numbers),
    ),
    ...trained(option)
      .filter(({ maintenanceMonthly }) => maintenanceMonthly === 0)
      .map((reached) => risk("no-retraining-budget", reached)),
  ];
}

function hostingRisks(option: Option, situation: Situation): readonly Risk[] {
  const selfHosted = option.reach.filter(({ hosting }) => hosting === "self-hosted");
  const units = unitsInMonthOne(option, situation.usage.requestsPerMonth, situation);
  return [
    ...selfHosted
      .filter((reached) => reached.unitHourly !== null && units.get(reached) === 1)
      .map((reached) => risk("single-unit", reached, { value: 1 })),
    ...selfHosted.map((reached) => risk("operations-burden", reached)),
  ];
}

/** Machines of each option at its share of the traffic; one that several legs lead to has those of all legs. */
function unitsInMonthOne(
  option: Option,
  requests: number,
  situation: Situation,
  units = new Map<Option, number>(),
): ReadonlyMap<Option, number> {
  if (option.route === null) units.set(option, (units.get(option) ?? 0) + unitsFor(option, requests, situation));
  else for (const leg of option.route) unitsInMonthOne(leg.option, requests * leg.share, situation, units);
  return units;
}

const estimateRisks = (option: Option, situation: Situation): readonly Risk[] =>
  option.reach
    .filter(isEstimated)
    .map((reached) => risk("upfront-estimated", reached, { value: significant(ownUpfront(reached, situation)) }));

/** Old evidence of what is recommended, or of what was judged on the way there. */
function staleEvidence(choice: Choice, opened: Case): readonly Risk[] {
  const { evidenceMaxAgeDays } = opened.situation.policy;
  return opened.contenders.flatMap((contender) => {
    const { option } = contender;
    const matters = contender === choice.chosen || (isEligible(contender) && option.level <= choice.climb.top);
    const age = option.evidenceAgeDays;
    return matters && age !== null && isAbove(age, evidenceMaxAgeDays)
      ? [risk("stale-evidence", option, { value: age, threshold: evidenceMaxAgeDays })]
      : [];
  });
}

function sunsets(option: Option | null, { current, policy }: Situation): readonly Risk[] {
  const concerned = new Set([...(option?.reach ?? []), ...(current === null ? [] : [current])]);
  const within = policy.horizonMonths * policy.daysPerMonth;
  return [...concerned].flatMap((reached) =>
    reached.retiresOn !== null && isAtMost(reached.daysToRetirement, within)
      ? [risk("sunset", reached, { value: reached.retiresOn })]
      : [],
  );
}

function movingTargets(option: Option, { workload, policy }: Situation): readonly Risk[] {
  if (!isAbove(workload.changesPerYear, policy.maxChangesPerYear)) return [];
  const numbers = { value: workload.changesPerYear, threshold: policy.maxChangesPerYear };
  return trained(option).map((reached) => risk("moving-target", reached, numbers));
}

/** Nothing meets the need, and what runs meanwhile sends data out of the network. */
function leaks({ action }: Choice, { workload, current }: Situation): readonly Risk[] {
  if (action !== "unmet" || current === null || !workload.dataMustStayInNetwork) return [];
  const letsDataOut = current.reach.some(({ route, hosting }) => route === null && hosting !== "self-hosted");
  return letsDataOut ? [risk("data-must-stay", current)] : [];
}

function staleKnowledge(option: Option | null, { workload }: Situation): readonly Risk[] {
  return option !== null && workload.needsFreshKnowledge && option.level > 2 && !option.retrieval
    ? [risk("fresh-knowledge", option)]
    : [];
}
