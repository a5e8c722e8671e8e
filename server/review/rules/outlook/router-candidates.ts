import {
  faultsOf,
  policyInForce,
  recommend,
  wilsonInterval,
  type EngineInput,
  type EngineOption,
  type Level,
  type Recommendation,
} from "@/server/engine";
import type { WorkloadLine } from "../../schema";

/**
 * A workload whose simple requests a cheaper option could take.
 * - `listed`: an option that routes is among its options, and the engine says that it saves.
 * - `measured`: the cheaper option was measured, is not good enough for all of it, and answered this share rightly: what a
 *   router could send there at most, if it knew which. The lower bound of the measurement's interval is taken.
 * - `unmeasured`: nobody knows the share; what each tenth of the traffic would save.
 */
export interface RouterCandidate {
  readonly workloadId: string;
  readonly workloadName: string;
  readonly spend: string;
  readonly basis: "listed" | "measured" | "unmeasured";
  /** What takes the simple share, and what keeps the rest. */
  readonly smallLabel: string;
  readonly restLabel: string;
  /** Share of the traffic that leaves what is in use; null where nobody knows. */
  readonly share: number | null;
  /** How many examples the share stands on. */
  readonly sampleSize: number | null;
  /** A year, months 1–12 without up-front, of the share, or of a tenth where none is known. Estimated but for `listed`. */
  readonly yearlySaving: number;
  /** It is what the engine recommends. */
  readonly isAdvised: boolean;
}

/** A smaller model is one whose request costs at most this share of the one in use. */
const SMALL = 0.5;
const TENTH = 0.1;
/** Nearly all of it: below the least saving even then, it is not worth a router. */
const NEARLY_ALL = 0.9;
const MONTHS = 12;

/** Candidates by what they would save, the most first. What the engine advises anyway and saves as much is none. */
export function routerCandidates(workloads: readonly WorkloadLine[]): RouterCandidate[] {
  return workloads
    .flatMap((line) => candidateOf(line) ?? [])
    .sort((one, other) => other.yearlySaving - one.yearlySaving);
}

function candidateOf({ id, name, spend, recommendation }: WorkloadLine): RouterCandidate | null {
  const current = recommendation?.input.options.find((option) => option.id === recommendation.input.current);
  if (!recommendation || !current || current.route) return null;
  const about = { workloadId: id, workloadName: name, spend };
  const found = listed(recommendation, current) ?? best(recommendation, current);
  const advised = recommendation.economics.find(({ option }) => option === recommendation.option)?.yearlySaving;
  if (!found || (!found.isAdvised && advised && advised.expected >= found.yearlySaving)) return null;
  return { ...about, ...found };
}

type Found = Omit<RouterCandidate, "workloadId" | "workloadName" | "spend">;
const labelOf = ({ label, id }: EngineOption): string => label ?? id;

function listed(
  { treatments, economics, input, option: recommended }: Recommendation,
  current: EngineOption,
): Found | null {
  const router = treatments.find(({ kind }) => kind === "router");
  const option = input.options.find(({ id }) => id === router?.option);
  const saving = economics.find((one) => one.option === option?.id)?.yearlySaving?.expected;
  if (!router?.advised || !option?.route || saving === undefined || saving <= 0) return null;
  const others = option.route.filter((leg) => leg.option !== current.id && leg.share > 0);
  return {
    basis: "listed",
    smallLabel: others
      .map((leg) => input.options.find(({ id }) => id === leg.option))
      .map((leg) => (leg ? labelOf(leg) : ""))
      .join(" + "),
    restLabel: labelOf(current),
    share: others.reduce((sum, leg) => sum + leg.share, 0),
    sampleSize: null,
    yearlySaving: saving,
    isAdvised: recommended === option.id,
  };
}

function best(recommendation: Recommendation, current: EngineOption): Found | null {
  const { input, economics, excluded } = recommendation;
  const now = recommendation.current?.costPerRequest ?? 0;
  const least = policyInForce(input.policy).minMonthlySaving * MONTHS;
  const small = input.options.filter((option) => {
    const cost = economics.find((one) => one.option === option.id)?.costPerRequest ?? Infinity;
    return (
      option.id !== current.id && !option.route && !option.batch && !(option.id in excluded) && cost <= now * SMALL
    );
  });
  const all = small.flatMap((option): Found[] => {
    const measured = measuredShare(option, input);
    if (measured === "unfit") return [];
    const saving = savingOf(input, current, option, measured?.share ?? TENTH);
    const most = measured ? saving : savingOf(input, current, option, NEARLY_ALL);
    if (saving === null || most === null || saving <= 0 || most < least) return [];
    return [
      {
        basis: measured ? "measured" : "unmeasured",
        ...{ smallLabel: labelOf(option), restLabel: labelOf(current) },
        ...{ share: measured?.share ?? null, sampleSize: measured?.sampleSize ?? null, yearlySaving: saving },
        isAdvised: false,
      },
    ];
  });
  const rank = ({ basis, yearlySaving }: Found): number => (basis === "measured" ? 1e15 : 0) + yearlySaving;
  return all.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

/** `unfit`: it is too slow, or good enough for all of the traffic, which is a change of model and not a router. */
function measuredShare(
  { evidence }: EngineOption,
  { workload: { requirements }, policy }: EngineInput,
): { share: number; sampleSize: number } | "unfit" | null {
  const [right, required] =
    typeof evidence?.accuracy === "number"
      ? [evidence.accuracy, requirements?.accuracy]
      : [evidence?.consistency, requirements?.consistency];
  const sampleSize = evidence?.sampleSize ?? 0;
  const limit = requirements?.p95LatencyMs;
  if (typeof limit === "number" && typeof evidence?.p95LatencyMs === "number" && evidence.p95LatencyMs > limit)
    return "unfit";
  if (typeof right !== "number" || sampleSize < policyInForce(policy).minSample) return null;
  if (typeof required !== "number" || right >= required) return "unfit";
  return { share: wilsonInterval(right, sampleSize).low, sampleSize };
}

/** The engine's own money of a router that sends a share away; null where it cannot be asked. */
function savingOf(input: EngineInput, current: EngineOption, small: EngineOption, share: number): number | null {
  const id = freeId(input);
  const router: EngineOption = {
    id,
    level: Math.max(current.level, small.level) as Level,
    route: [
      { option: small.id, share },
      { option: current.id, share: 1 - share },
    ],
  };
  const asked = { ...input, options: [...input.options, router] };
  if (faultsOf(asked).length > 0) return null;
  return recommend(asked).economics.find(({ option }) => option === id)?.yearlySaving?.expected ?? null;
}

function freeId({ options }: EngineInput): string {
  let id = "router";
  while (options.some((option) => option.id === id)) id += "-";
  return id;
}
