import {
  cumulativeCosts,
  faultsOf,
  policyInForce,
  recommend,
  type CumulativeCosts,
  type EngineInput,
  type EngineOption,
  type OptionEconomics,
  type Policy,
  type Recommendation,
} from "@/server/engine";
import type { Question } from "./question";

/** The engine's answer, and one option beside the one in use. */
export interface Answer {
  readonly question: Question;
  readonly recommendation: Recommendation;
  readonly policy: Policy;
  readonly currency: string;
  /** What is in use; null: nothing is live yet. */
  readonly stay: EngineOption | null;
  /** What is drawn beside it; null: there is no other. */
  readonly option: EngineOption | null;
  readonly economics: OptionEconomics | null;
  /** Null where there are no two to compare. */
  readonly curves: { readonly expected: CumulativeCosts; readonly adverse: readonly CumulativeCosts[] } | null;
}

export type Answered =
  { readonly kind: "answer"; readonly answer: Answer } | { readonly kind: "faults"; readonly sentence: string };

/** Long enough for every chart of the page. */
export const monthsShown = ({ horizonMonths }: Policy): number => Math.max(24, horizonMonths);

/** What the engine says, or what is wrong with the question, in one sentence. */
export function answerQuestion(question: Question): Answered {
  const [fault] = faultsOf(question.input);
  if (fault) return { kind: "faults", sentence: `${fault.path || "The question"} ${fault.problem}.` };
  return { kind: "answer", answer: answerOf(question) };
}

function answerOf(question: Question): Answer {
  const { input } = question;
  const recommendation = recommend(input);
  const policy = policyInForce(input.policy);
  const stay = input.options.find(({ id }) => id === input.current) ?? null;
  const compared = comparedIn(question, recommendation);
  const option = input.options.find(({ id }) => id === compared) ?? null;
  const economics = recommendation.economics.find((one) => one.option === compared) ?? null;
  const months = monthsShown(policy);
  return {
    question,
    recommendation,
    policy,
    currency: input.currency ?? "USD",
    stay,
    option,
    economics,
    curves: stay && option ? curvesOf(input, option.id, months, policy) : null,
  };
}

function curvesOf(input: EngineInput, option: string, months: number, policy: Policy) {
  const adverse = policy.adverse.volumeFactors.map((volumeFactor) =>
    cumulativeCosts(input, option, { months, adverse: { volumeFactor } }),
  );
  return { expected: cumulativeCosts(input, option, { months }), adverse };
}

/** Asked for, else recommended, else what saves most of all that may be used. */
function comparedIn({ input, compared }: Question, { option, economics, excluded }: Recommendation): string | null {
  const current = input.current ?? null;
  const others = input.options.filter(({ id }) => id !== current).map(({ id }) => id);
  if (compared !== null && others.includes(compared)) return compared;
  if (option !== null && option !== current) return option;
  const bySaving = economics
    .filter((one) => one.option !== current)
    .sort((one, other) => (other.horizonSaving ?? -Infinity) - (one.horizonSaving ?? -Infinity));
  return (bySaving.find((one) => !(one.option in excluded)) ?? bySaving[0])?.option ?? null;
}
