import type { EngineUpfront } from "@/server/engine";

/** How what surrounds a training falls apart; the documents give the sum and not the parts. */
export const SHARES = { data: 0.5, evaluation: 0.3, integration: 0.2 } as const;

export const isWhole = ({ total, training, data, evaluation, integration }: EngineUpfront): boolean =>
  (total ?? null) !== null || [training, data, evaluation, integration].every((part) => (part ?? null) === null);

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Training and its surroundings, `times` the training in all. */
export function surround(training: number, times: number): EngineUpfront {
  const rest = training * Math.max(0, times - 1);
  return {
    training,
    data: cents(rest * SHARES.data),
    evaluation: cents(rest * SHARES.evaluation),
    integration: cents(rest * SHARES.integration),
  };
}

/** A whole project in parts, as if its training were surrounded as usual. */
export const partsOf = ({ total }: EngineUpfront, times: number): EngineUpfront =>
  surround(times > 0 ? cents((total ?? 0) / times) : (total ?? 0), times);

/** The parts as one project. */
export const wholeOf = ({ training, data, evaluation, integration }: EngineUpfront): EngineUpfront => ({
  total: cents([training, data, evaluation, integration].reduce<number>((sum, part) => sum + (part ?? 0), 0)),
});
