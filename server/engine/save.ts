import { mostBy } from "./cheapest";
import { compare, paysAgainst } from "./money/comparison";
import { isAbove, isAtLeast } from "./tolerance";
import { blockReasons } from "./verdict/block-reasons";
import { isPassing, isUntested, onLevel, type Case, type Contender } from "./verdict/case";

/** Money is a reason to fine-tune, never to go beyond: levels 4 and 5 are not chosen for cost. */
const HIGHEST_FOR_COST = 3;

/** A cheaper choice than the passing option `base`, and whether it must be measured first; null: there is none. */
export function save(
  base: Contender,
  opened: Case,
): { readonly contender: Contender; readonly isTrial: boolean } | null {
  const beside = untestedBeside(base, opened);
  const tuned = fineTune(base, opened);
  if (beside === null) return tuned && { contender: tuned, isTrial: !isPassing(tuned) };
  const tunedIsBetter =
    tuned !== null &&
    isPassing(tuned) &&
    isAbove(savingAgainst(base, opened)(tuned), savingAgainst(base, opened)(beside));
  return tunedIsBetter ? { contender: tuned, isTrial: false } : { contender: beside, isTrial: true };
}

/** (a) An untested option of the same level. */
function untestedBeside(base: Contender, opened: Case): Contender | null {
  const { level } = base.option;
  if (level > HIGHEST_FOR_COST) return null;
  if (level === HIGHEST_FOR_COST && blockReasons(opened.situation).length > 0) return null;
  return bestSaver(onLevel(opened, level).filter(isUntested), base, opened);
}

/** (b) A fine-tune, where the volume or the spend is worth a project; one that passes before one to be measured. */
function fineTune(base: Contender, opened: Case): Contender | null {
  const { usage, policy } = opened.situation;
  if (base.option.level >= HIGHEST_FOR_COST) return null;
  const isWorthAProject =
    isAtLeast(usage.requestsPerMonth, policy.minRequestsPerMonth) ||
    isAtLeast(base.costs.monthlyCost, policy.minMonthlySpend);
  if (!isWorthAProject) return null;
  const blocks = blockReasons(opened.situation);
  if (blocks.some(({ code }) => code !== "too-few-examples")) return null;
  const tuned = onLevel(opened, HIGHEST_FOR_COST);
  const measured = bestSaver(tuned.filter(isPassing), base, opened);
  if (measured !== null || blocks.length > 0) return measured;
  return bestSaver(tuned.filter(isUntested), base, opened);
}

const savingAgainst =
  (base: Contender, { situation }: Case) =>
  (contender: Contender): number =>
    compare(contender.costs, base.costs, situation).saving;

function bestSaver(contenders: readonly Contender[], base: Contender, opened: Case): Contender | null {
  const paying = contenders.filter((contender) => paysAgainst(contender.costs, base.costs, opened.situation));
  return mostBy(paying, savingAgainst(base, opened));
}
