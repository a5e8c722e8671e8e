import { cheapestNow } from "./cheapest";
import { chargedPerRequest, prefixIsLongEnough, type Calling } from "./money/variable-cost";
import type { Treatment, TreatmentKind } from "./recommendation";
import type { Option } from "./situation";
import { difference, isAbove, isAtLeast, isAtMost, significant } from "./tolerance";
import { hasFailed, isEligible, isPassing, type Case, type Contender } from "./verdict/case";

/** Tasks whose answers are bounded, so that a student can learn them from a teacher. */
const BOUNDED_TASKS = new Set(["classification", "extraction", "routing", "formatting"]);

type Advice = Omit<Treatment, "kind" | "advised">;

/** All seven remedies in their fixed order, each advised or not. Without an option in use none is. */
export function treatmentsFor(opened: Case, recommended: Contender | null): readonly Treatment[] {
  const { current } = opened;
  if (current === null) return KINDS.map(notAdvised);
  const advice: Record<TreatmentKind, Advice | null> = {
    "prompt-caching": cachingAdvice(current, opened),
    batch: batchAdvice(current, opened),
    "cheaper-model": cheaperOnLevel(current, opened, false),
    router: cheaperOnLevel(current, opened, true),
    distillation: distillationAdvice(current, opened),
    "managed-hosting": managedAdvice(current, opened, recommended),
    "self-hosting": ifItSaves(cheapestNow(selectable(opened).filter(isSelfHosted)), current),
  };
  return KINDS.map((kind) => {
    const given = advice[kind];
    return given === null ? notAdvised(kind) : { kind, advised: true, ...given };
  });
}

const KINDS: readonly TreatmentKind[] = [
  "prompt-caching",
  "batch",
  "cheaper-model",
  "router",
  "distillation",
  "managed-hosting",
  "self-hosting",
];

const notAdvised = (kind: TreatmentKind): Treatment => ({
  kind,
  advised: false,
  monthlySaving: null,
  option: null,
  estimated: false,
});

const isSelfHosted = ({ option }: Contender): boolean => option.hosting === "self-hosted";
const isRouter = ({ option }: Contender): boolean => option.route !== null;
const selectable = (opened: Case): readonly Contender[] =>
  opened.contenders.filter((contender) => isEligible(contender) && !hasFailed(contender));

const monthlySaving = (contender: Contender, current: Contender): number =>
  significant(difference(current.costs.monthlyCost, contender.costs.monthlyCost));

const ifItSaves = (contender: Contender | null, current: Contender): Advice | null =>
  contender !== null && isAbove(current.costs.monthlyCost, contender.costs.monthlyCost)
    ? { monthlySaving: monthlySaving(contender, current), option: contender.option.id, estimated: false }
    : null;

function cachingAdvice(current: Contender, opened: Case): Advice | null {
  const { option } = current;
  if (isRouter(current) || isSelfHosted(current) || option.caching) return null;
  if (!prefixIsLongEnough(option, opened.situation)) return null;
  return calledDifferently(option, { caching: true, batch: option.batch }, opened);
}

function batchAdvice(current: Contender, opened: Case): Advice | null {
  const { option } = current;
  if (isRouter(current) || isSelfHosted(current) || option.batch || opened.situation.workload.interactive) return null;
  return calledDifferently(option, { caching: option.caching, batch: true }, opened);
}

/** The option in use with one thing about its calls changed; its fixed cost and its retrieval stay. */
function calledDifferently(option: Option, calling: Calling, { situation }: Case): Advice | null {
  const now = chargedPerRequest(option, option, situation);
  const then = chargedPerRequest(option, calling, situation);
  if (!isAbove(now, then)) return null;
  const saving = (now - then) * situation.usage.requestsPerMonth;
  return { monthlySaving: significant(saving), option: option.id, estimated: false };
}

function cheaperOnLevel(current: Contender, opened: Case, routers: boolean): Advice | null {
  const beside = selectable(opened).filter(
    (contender) => contender.option.level === current.option.level && isRouter(contender) === routers,
  );
  return ifItSaves(cheapestNow(beside), current);
}

function distillationAdvice(current: Contender, opened: Case): Advice | null {
  const { workload, usage, policy } = opened.situation;
  if (!BOUNDED_TASKS.has(workload.task)) return null;
  if (!isAtLeast(usage.requestsPerMonth, policy.minRequestsPerMonth)) return null;
  if (!opened.contenders.some(isPassing)) return null;
  const distilled = opened.contenders.filter(({ option }) => option.distilled);
  if (distilled.some((contender) => contender.option.inUse || hasFailed(contender))) return null;
  if (distilled.length > 0) return ifItSaves(cheapestNow(distilled.filter(isEligible)), current);
  const saving = (1 - policy.distillationCostRatio) * current.costs.variable.total * usage.requestsPerMonth;
  return saving > 0 ? { monthlySaving: significant(saving), option: null, estimated: true } : null;
}

/** Somebody else may run the recommended model for no more; the saving is against the option in use all the same. */
function managedAdvice(current: Contender, opened: Case, recommended: Contender | null): Advice | null {
  if (recommended === null || !isSelfHosted(recommended)) return null;
  const managed = cheapestNow(
    selectable(opened).filter(
      ({ option }) => option.hosting === "managed" && option.level === recommended.option.level,
    ),
  );
  if (managed === null || !isAtMost(managed.costs.monthlyCost, recommended.costs.monthlyCost)) return null;
  return { monthlySaving: monthlySaving(managed, current), option: managed.option.id, estimated: false };
}
